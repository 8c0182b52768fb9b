import { parse } from 'csv-parse/sync';

/** A seed's rows as dbt loads them: the columns, their types as dbt infers them, and the CSV for COPY. */
export interface SeedTable {
  columns: { name: string; type: string }[];
  csv: string;
}

type Kind = { type: string; fits: (value: string) => boolean };

const number = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;
const timestamp = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[-+]\d{2}:?\d{2})?$/;

/** Thousands, a currency and a percent sign are no part of a number, for dbt. */
const bare = (value: string): string =>
  value
    .trim()
    .replace(/^([-+]?)[$€£¥]/, '$1')
    .replace(/%$/, '')
    .replace(/(\d),(?=\d{3})/g, '$1');

/** What dbt tries, in its order; the first that fits every value is the type. */
const kinds: Kind[] = [
  {
    type: 'integer',
    fits: (value) =>
      number.test(bare(value)) &&
      Number.isInteger(Number(bare(value))) &&
      Math.abs(Number(bare(value))) < 2 ** 31,
  },
  { type: 'bigint', fits: (value) => number.test(bare(value)) && Number.isSafeInteger(Number(bare(value))) },
  { type: 'double precision', fits: (value) => number.test(bare(value)) },
  {
    type: 'date',
    fits: (value) => /^\d{4}-\d{1,2}-\d{1,2}$/.test(value) && !Number.isNaN(Date.parse(value)),
  },
  { type: 'timestamp without time zone', fits: (value) => timestamp.test(value) },
  { type: 'boolean', fits: (value) => /^(true|false)$/i.test(value) },
];

/**
 * Reads a seed. Empty fields and the word null are null, as dbt has it, in columns of every type.
 * @throws CsvError for a row that does not fit the header.
 */
export const readSeedRows = (
  content: string,
  types: ReadonlyMap<string, string>,
  delimiter = ',',
): SeedTable => {
  const [header = [], ...rows]: string[][] = parse(content, {
    bom: true,
    delimiter,
    relax_column_count: false,
    skip_empty_lines: true,
  });
  const names = header.map((name) => name.trim().toLowerCase());
  const columns = names.map((name, index) => ({
    name,
    type: types.get(name) ?? infer(rows.map((row) => row[index]!)),
  }));
  const plain = columns.map(({ type }) => /^(integer|bigint|double precision)$/.test(type));
  const written = rows.map((row) => row.map((value, index) => (plain[index] ? bare(value) : value)));
  if (columns.some(({ type }) => type === 'integer'))
    for (const row of written)
      row.forEach(
        (value, index) =>
          columns[index]!.type === 'integer' && !isNull(value) && (row[index] = String(Number(value))),
      );
  const untouched =
    delimiter === ',' &&
    written.every((row, at) => row.every((value, index) => value === rows[at]![index])) &&
    names.every((name, index) => name === header[index]) &&
    !rows.flat().some((value) => value !== '' && isNull(value)) &&
    !content.includes('""') &&
    !content.startsWith('\uFEFF');
  const csv = untouched
    ? content
    : [names, ...written].map((row) => row.map((value) => field(value)).join(',')).join('\n') + '\n';
  return { columns, csv };
};

const infer = (values: readonly string[]): string => {
  const known = values.map((value) => value.trim()).filter((value) => !isNull(value));
  if (known.length === 0) return 'integer'; // dbt's first guess, which nothing speaks against
  return kinds.find(({ fits }) => known.every(fits))?.type ?? 'text';
};

const isNull = (value: string): boolean => /^(null)?$/i.test(value.trim());

const field = (value: string): string =>
  isNull(value) ? '' : /[",\n\r]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
