/** One difference between two versions of an API that a caller can notice. */
export interface Change {
  /** Whether a caller that works today may stop working. */
  breaking: boolean;
  /** The id of the rule that found it: oasdiff's, or one of the engine's own. */
  rule: string;
  /** The operation, as `GET /v1/orders (listOrders)`, or the part of the document. */
  where: string;
  /** What changed, in a sentence without full stop. */
  text: string;
}

/** What to do about breaking changes, in the words of every report. */
export const remedy =
  'Keep what is published as it is and put the new shape beside it under the next version (/v2/...), or deprecate first: ' +
  '`deprecated: true` with x-deprecated-at and x-sunset-at, publish that, and remove after the sunset date.';

/** A report of changes for a terminal: what breaks first. */
export const changeLines = (changes: readonly Change[]): string[] => {
  const line = ({ breaking, where, text, rule }: Change) =>
    `${breaking ? 'BREAKING ' : '         '}${where}: ${text} (${rule})`;
  const broken = changes.filter(({ breaking }) => breaking);
  return [
    ...broken.map(line),
    ...changes.filter(({ breaking }) => !breaking).map(line),
    changes.length === 0
      ? 'No change that a caller can notice.'
      : `${broken.length} breaking, ${changes.length - broken.length} other.`,
    ...(broken.length > 0 ? [remedy] : []),
  ];
};
