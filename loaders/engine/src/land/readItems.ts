import { LoadError } from '../errors.ts';
import type { Item } from './item.ts';
import { readCsv } from './readCsv.ts';
import { readJson } from './readJson.ts';
import { readNdjson } from './readNdjson.ts';
import { readText } from './readText.ts';

/** The forms that a file may have, each plain or gzip. */
export const formats = ['csv', 'json', 'ndjson'] as const;
export type Format = (typeof formats)[number];

/** How a file is to be read. */
export interface Reading {
  /** Found out from the file when absent. */
  readonly format?: Format | undefined;
  /** Pointer to the list of rows in a JSON document that is no list itself. */
  readonly list: string;
}

/** What is known of a file while, and after, its rows are read. */
export interface ItemReader {
  readonly format: Format;
  /** The rows; throws one sentence with file and line. */
  readonly items: AsyncIterable<Item>;
  /** The sha256 of the plain bytes; asked once the rows are read to the end. */
  readonly sha256: () => string;
}

/** Streams a file row by row; `onHeader` may refuse a CSV before any row is read. */
export const readItems = async (
  path: string,
  reading: Reading,
  onHeader: (header: readonly string[]) => void,
): Promise<ItemReader> => {
  const { text, hash } = await readText(path);
  const { first, all } = await peeked(text);
  const format = reading.format ?? formatOf(path, first);
  const items =
    format === 'csv'
      ? readCsv(path, all, onHeader)
      : format === 'ndjson'
        ? readNdjson(path, all)
        : readJson(path, all, reading.list);
  return { format, items, sha256: () => hash.digest('hex') };
};

/** By name where that can be believed; a .json file holds one document or, as many exports do, one per line. */
const formatOf = (path: string, first: string): Format => {
  const name = /\.(csv|json|ndjson|jsonl)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
  if (name === 'csv') return 'csv';
  if (name === 'ndjson' || name === 'jsonl') return 'ndjson';
  const start = first.trimStart();
  if (start.startsWith('[')) return 'json';
  if (!start.startsWith('{')) return name === 'json' ? 'json' : 'csv';
  const end = start.indexOf('\n');
  return end > 0 && start.slice(end).trim() && isJson(start.slice(0, end)) ? 'ndjson' : 'json';
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The first piece of a text, and the whole of it to be read on. */
const peeked = async (text: AsyncIterable<string>) => {
  const pieces = text[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) throw new LoadError('a text has at least its end');
  return {
    first: first.value,
    all: (async function* () {
      try {
        yield first.value;
        for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value;
      } finally {
        await pieces.return?.();
      }
    })(),
  };
};
