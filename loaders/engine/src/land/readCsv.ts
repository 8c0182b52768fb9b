import { Readable } from 'node:stream';

import { CsvError, type Options, parse } from 'csv-parse';

import type { Payload } from '../declare/source.ts';
import { LoadError } from '../errors.ts';
import { checkFieldNames } from './fieldNames.ts';
import type { Item } from './item.ts';

/** The rows of a CSV file after its header, values as written; `onHeader` may refuse it before any row is read. Throws one sentence with file and line. */
export async function* readCsv(
  path: string,
  text: AsyncIterable<string>,
  onHeader: (header: readonly string[]) => void,
): AsyncIterable<Item> {
  let header: readonly string[] | undefined;
  const input = Readable.from(text);
  const options: Options<Item, string[]> = {
    skip_empty_lines: true,
    // Called as each record is parsed: the header is judged before a fault in a later line can speak first.
    on_record: (record: string[], { lines }) => {
      if (header) return { value: payloadOf(header, record), line: lines };
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
    yield* parser as AsyncIterable<Item>;
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
  checkFieldNames(`${path}:1`, names);
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
