import { Readable } from 'node:stream';

import { CsvError, type Options, parse } from 'csv-parse';

import type { Payload } from '../declare/source.ts';
import { LoadError } from '../errors.ts';
import { readText } from './readText.ts';

/** What is known of a CSV file while, and after, its rows are read. */
export interface CsvReader {
  /** Rows of the file after the header, values as written. Throws one sentence with file and line. */
  readonly rows: AsyncIterable<Payload>;
  /** The sha256 of the plain bytes; asked once the rows are read to the end. */
  readonly sha256: () => string;
}

/** Streams a CSV file row by row; `onHeader` may refuse it before any row is read. */
export const readCsv = async (
  path: string,
  onHeader: (header: readonly string[]) => void,
): Promise<CsvReader> => {
  const { text, hash } = await readText(path);
  return { rows: rowsOf(path, text, onHeader), sha256: () => hash.digest('hex') };
};

async function* rowsOf(
  path: string,
  text: AsyncIterable<string>,
  onHeader: (header: readonly string[]) => void,
): AsyncIterable<Payload> {
  let header: readonly string[] | undefined;
  const input = Readable.from(text);
  const options: Options<Payload, string[]> = {
    skip_empty_lines: true,
    // Called as each record is parsed: the header is judged before a fault in a later line can speak first.
    on_record: (record: string[]) => {
      if (header) return payloadOf(header, record);
      header = checkedHeader(path, record);
      onHeader(header);
      return null;
    },
  };
  // The typings of parse know an on_record that changes the record's type only together with `columns`.
  const parser = parse(options as unknown as Options);
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  try {
    yield* parser as AsyncIterable<Payload>;
  } catch (error) {
    throw error instanceof CsvError ? csvProblem(path, error, header) : error;
  } finally {
    input.destroy();
  }
  if (!header) throw new LoadError(`${path}:1: the file is empty: export it again.`);
}

const payloadOf = (header: readonly string[], record: readonly string[]): Payload => {
  const payload: Payload = {};
  for (let index = 0; index < header.length; index += 1) payload[header[index] as string] = record[index];
  return payload;
};

const checkedHeader = (path: string, names: readonly string[]): readonly string[] => {
  const empty = names.findIndex((name) => !name.trim());
  if (empty >= 0)
    throw new LoadError(`${path}:1: column ${empty + 1} of the header has no name: name it or drop it.`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new LoadError(`${path}:1: the header names column ${twice} twice: drop one of the two.`);
  // The raw store reads "." and a leading "$" as operators, JavaScript reads __proto__ as its own.
  const odd = names.find((name) => name.includes('.') || name.startsWith('$') || name === '__proto__');
  if (odd) throw new LoadError(`${path}:1: the raw store cannot hold a column named "${odd}": rename it.`);
  return names;
};

const csvProblem = (path: string, error: CsvError, header: readonly string[] | undefined): LoadError => {
  const line = Number(error['lines']);
  if (error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') {
    const found = (error['record'] as unknown[] | undefined)?.length;
    return new LoadError(
      `${path}:${line}: ${found} values where the header has ${header?.length} columns: mend the line or export the file again.`,
    );
  }
  return new LoadError(
    `${path}:${line}: this is not well-formed CSV (${error.message}): mend the line or export the file again.`,
  );
};
