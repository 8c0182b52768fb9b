import { type Part, partKey } from '../declare/source.ts';
import { LoadError } from '../errors.ts';
import { checkFieldNames } from './fieldNames.ts';
import { checkKeepable } from './keepable.ts';
import type { Landing } from './landing.ts';
import { type Format, type Reading } from './readItems.ts';
import { readRows } from './readRows.ts';

/** A part of a delivery and how many rows of the file belong to it. */
export interface CountedPart extends Part {
  readonly rows: number;
}

/** What a whole read of a file says, before anything of it is landed. */
export interface CheckedFile {
  readonly sha256: string;
  readonly format: Format;
  readonly rows: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly parts: readonly CountedPart[];
}

/** Reads a file to its end without landing anything, so that a file that is refused leaves no trace. */
export const checkFile = async (landing: Landing, path: string, reading: Reading): Promise<CheckedFile> => {
  let labels: Readonly<Record<string, string>> = {};
  const recognise = (place: string, fields: readonly string[]): void => {
    labels = named(place, () => landing.recognise?.(fields) ?? {});
  };
  const file = await readRows(landing, path, reading, (header) => recognise(`${path}:1`, header));
  const fields = new Set<string>();
  const parts = new Map<string, { part: Part; rows: number }>();
  let rows = 0;
  for await (const { part, payload, place } of file.rows) {
    const key = `${part.collection}|${partKey(part)}`;
    const counted = parts.get(key) ?? { part, rows: 0 };
    counted.rows += 1;
    parts.set(key, counted);
    rows += 1;
    if (file.format === 'csv') continue;
    checkKeepable(place(), payload);
    if (landing.recognise) for (const field in payload) fields.add(field);
  }
  if (!rows)
    throw new LoadError(
      file.format === 'csv'
        ? `${path}:2: the file has a header and no rows: there is nothing to land.`
        : `${path}: the file has no rows: there is nothing to land.`,
    );
  // A CSV has said so in its header; in JSON a field that is empty may be left out of any row.
  if (file.format !== 'csv' && landing.recognise) {
    checkFieldNames(path, [...fields]);
    recognise(path, [...fields]);
  }
  return {
    sha256: file.sha256(),
    format: file.format,
    rows,
    labels,
    parts: [...parts.values()].map(({ part, rows: count }) => ({ ...part, rows: count })),
  };
};

/** A refusal with the place in front of it. */
const named = <T>(place: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw error instanceof LoadError ? new LoadError(`${place}: ${error.message}.`) : error;
  }
};
