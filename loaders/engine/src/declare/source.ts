/** A document's business columns, as the source sent them. */
export type Payload = Record<string, unknown>;

/** The part of a delivery that a row belongs to: what a later delivery of the same key replaces whole. */
export interface Part {
  /** The raw collection that holds the rows of this part. */
  readonly collection: string;
  /** What identifies the part, in a fixed order; null where the row does not say. */
  readonly key: Readonly<Record<string, string | null>>;
}

/** Files that are landed whole: how to recognise one and which parts its rows make up. */
export interface FileSource {
  readonly name: string;
  /** What the header says of the file, kept in its manifest; throws one sentence when this is no such file. */
  readonly recognise: (header: readonly string[]) => Readonly<Record<string, string>>;
  /** The part of a row; total: a broken row has a part too, so that it lands and is rejected with its reason. */
  readonly partOf: (row: Payload) => Part;
}

/** Declares a source of files. */
export const defineFileSource = (source: FileSource): FileSource => source;

/** The part's key as one text that PostgreSQL can hold, unambiguous whatever the values hold. */
export const partKey = (part: Part): string =>
  Object.values(part.key)
    .map((value) => (value ?? '').replace(/[\\|]/g, '\\$&').replaceAll('\0', '\ufffd'))
    .join('|');
