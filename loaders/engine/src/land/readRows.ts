import { LoadError } from '../errors.ts';
import { type Item, placeOf } from './item.ts';
import type { Landing, LandingRow } from './landing.ts';
import { type ItemReader, readItems, type Reading } from './readItems.ts';

/** A row with the place that a refusal of it names. */
export interface PlacedRow extends LandingRow {
  readonly place: () => string;
}

/** A file as the rows that it lands as. */
export type RowReader = Omit<ItemReader, 'items'> & { readonly rows: AsyncIterable<PlacedRow> };

/** Streams the rows of a file; `onHeader` may refuse a CSV before any row is read. */
export const readRows = async (
  landing: Landing,
  path: string,
  reading: Reading,
  onHeader: (header: readonly string[]) => void,
): Promise<RowReader> => {
  const { items, ...file } = await readItems(path, reading, onHeader);
  return { ...file, rows: rowsOf(landing, path, items) };
};

async function* rowsOf(landing: Landing, path: string, items: AsyncIterable<Item>): AsyncIterable<PlacedRow> {
  for await (const item of items) {
    const place = () => placeOf(path, item);
    for (const row of told(path, item, landing)) yield { ...row, place };
  }
}

const told = (path: string, item: Item, landing: Landing): readonly LandingRow[] => {
  try {
    return landing.rowsOf(item.value, item.pointer ?? '');
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    // A pointer is in the sentence already.
    const place = item.line === undefined ? path : placeOf(path, item);
    throw new LoadError(`${place}: ${error.message}.`);
  }
};
