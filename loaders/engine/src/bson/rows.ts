/** Rows in COPY's binary format, one after the other, without COPY's own beginning and end. */
export interface CopyRows {
  readonly data: Buffer;
  /** Where each row ends. */
  readonly ends: readonly number[];
  /** The document that each row was made of. */
  readonly documents: readonly Buffer[];
}

/** What COPY in binary format starts with: its signature, no flags, no extension. */
export const copyHeader = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** What it ends with. */
export const copyTrailer = Buffer.from([0xff, 0xff]);

/** Some of the rows. */
export const sliceRows = ({ data, ends, documents }: CopyRows, from: number, to: number): CopyRows => {
  const start = from ? (ends[from - 1] as number) : 0;
  return {
    data: data.subarray(start, ends[to - 1]),
    ends: ends.slice(from, to).map((end) => end - start),
    documents: documents.slice(from, to),
  };
};
