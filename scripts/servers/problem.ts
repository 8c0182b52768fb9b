/** An error that its one sentence explains fully: commands print the sentence, without a stack. */
export class Problem extends Error {
  override name = 'Problem';
}

/** What to show of any thrown value: the sentence of a Problem, the stack of a surprise. */
export const explain = (error: unknown): string =>
  error instanceof Problem
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
