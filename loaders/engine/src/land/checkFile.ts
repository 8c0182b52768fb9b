import { type FileSource, type Part, partKey } from '../declare/source.ts';
import { LoadError } from '../errors.ts';
import { readCsv } from './readCsv.ts';

/** A part of a delivery and how many rows of the file belong to it. */
export interface CountedPart extends Part {
  readonly rows: number;
}

/** What a whole read of a file says, before anything of it is landed. */
export interface CheckedFile {
  readonly sha256: string;
  readonly rows: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly parts: readonly CountedPart[];
}

/** Reads a file to its end without landing anything, so that a file that is refused leaves no trace. */
export const checkFile = async (source: FileSource, path: string): Promise<CheckedFile> => {
  let labels: Readonly<Record<string, string>> = {};
  const csv = await readCsv(path, (header) => (labels = recognised(source, path, header)));
  const parts = new Map<string, { part: Part; rows: number }>();
  let rows = 0;
  for await (const payload of csv.rows) {
    const part = source.partOf(payload);
    const key = `${part.collection}|${partKey(part)}`;
    const counted = parts.get(key) ?? { part, rows: 0 };
    counted.rows += 1;
    parts.set(key, counted);
    rows += 1;
  }
  if (!rows) throw new LoadError(`${path}:2: the file has a header and no rows: there is nothing to land.`);
  return {
    sha256: csv.sha256(),
    rows,
    labels,
    parts: [...parts.values()].map(({ part, rows: count }) => ({ ...part, rows: count })),
  };
};

const recognised = (source: FileSource, path: string, header: readonly string[]) => {
  try {
    return source.recognise(header);
  } catch (error) {
    throw error instanceof LoadError ? new LoadError(`${path}:1: ${error.message}.`) : error;
  }
};
