/** One row as a file holds it, and where, for whoever has to mend it. */
export interface Item {
  readonly value: unknown;
  /** The line of a CSV or NDJSON file. */
  readonly line?: number;
  /** The JSON pointer in a JSON file. */
  readonly pointer?: string;
}

/** The place of a row, as the beginning of a sentence about it. */
export const placeOf = (path: string, { line, pointer = '' }: Item): string =>
  line === undefined ? `${path}: ${pointer || '/'}` : `${path}:${line}`;
