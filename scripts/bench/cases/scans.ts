import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from '../context.ts';
import { holds, times, type Figure } from '../figure.ts';
import { writeOurs, type BenchModel } from '../project.ts';
import { Runs } from '../timed.ts';

type Columns = BenchModel['columns'];

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

const rows = 'from generate_series(1, 1000000) as n';

/** 25 numbers, four tests on each. */
const numbers = (): BenchModel => {
  const names = numbered('c', 25);
  const tests = (name: string) => [
    'not_null',
    { expression: `${name} >= 0` },
    { expression: `${name} < 100` },
    { expression: `${name} <> -1` },
  ];
  return {
    name: 'big',
    sql: `select ${names.map((name, index) => `(n + ${index}) % 100 as ${name}`).join(', ')} ${rows}`,
    columns: Object.fromEntries(names.map((name) => [name, { type: 'integer', tests: tests(name) }])),
  };
};

/** 2 keys, 8 numbers, 5 references and 10 texts: 25 not_null, 58 expressions, 10 accepted_values, 5 relationships, 2 unique. */
const mixed = (): BenchModel[] => {
  const [keys, counts, references, texts] = [
    numbered('k', 2),
    numbered('c', 8),
    numbered('r', 5),
    numbered('t', 10),
  ];
  const columns: Columns = Object.fromEntries([
    ...keys.map((name) => [name, { type: 'integer', tests: ['not_null', 'unique'] }] as const),
    ...counts.map((name) => [name, { type: 'integer', tests: ['not_null'] }] as const),
    ...references.map(
      (name) => [name, { type: 'integer', tests: ['not_null', { relationships: 'dim.id' }] }] as const,
    ),
    ...texts.map(
      (name) =>
        [
          name,
          { type: 'text', tests: ['not_null', { accepted_values: ['open', 'paid', 'late', 'void'] }] },
        ] as const,
    ),
  ]);
  const numeric = [...keys, ...counts];
  for (let index = 0; index < 58; index++) {
    const name = numeric[index % numeric.length]!;
    columns[name]!.tests!.push({ expression: `${name} >= ${-index}` });
  }
  const values = [
    ...keys.map((name) => `n as ${name}`),
    ...counts.map((name, index) => `(n + ${index}) % 1000 as ${name}`),
    ...references.map((name, index) => `(n + ${index}) % 100 as ${name}`),
    ...texts.map(
      (name, index) => `(array['open', 'paid', 'late', 'void'])[1 + (n + ${index}) % 4] as ${name}`,
    ),
  ];
  return [
    {
      name: 'dim',
      sql: 'select n as id from generate_series(0, 99) as n',
      columns: { id: { type: 'integer' } },
    },
    { name: 'big', sql: `select ${values.join(', ')} ${rows}`, columns },
  ];
};

/**
 * A hundred column tests on one large table, beside a scan: one statement that aggregates each of its columns once, as a
 * whole process, with the parallel workers that the server gives to tests and scan alike. For comparison it is also
 * measured without them.
 */
export const scans = async (bench: Bench): Promise<Figure[]> => [
  await one(bench, 'scans', '4 on each of 25 numbers', [numbers()]),
  await one(
    bench,
    'scansMixed',
    '25 not_null, 58 expressions, 10 accepted_values of texts, 5 relationships, 2 unique',
    mixed(),
  ),
];

const one = async (
  bench: Bench,
  name: string,
  mix: string,
  models: readonly BenchModel[],
): Promise<Figure> => {
  const { url } = await bench.database();
  const folder = join(bench.folder, name);
  await writeOurs(folder, [...models]);
  const file = join(bench.folder, `${name}.sql`);
  const columns = Object.entries(models.at(-1)!.columns);
  const scanned = columns.map(([column, { type }]) => `${type === 'text' ? 'count' : 'sum'}(${column})`);
  await writeFile(file, `select ${scanned.join(', ')} from marts.big;\n`);
  const options = ['--project', folder, '--database', url];
  await bench.rosetta(['build', ...options]);
  const [tests, scan, alone] = [new Runs(), new Runs(), new Runs()];
  for (let run = 0; run < bench.runs; run++) {
    const ended = await bench.rosetta(['test', ...options]);
    if (!ended.out.includes('100 tests passed'))
      throw new Error(`expected 100 tests to pass, got ${ended.out.slice(-500)}`);
    tests.add(ended);
    scan.add(await bench.psql.run(url, file));
    alone.add(await bench.psql.run(`${url}?options=-c%20max_parallel_workers_per_gather%3D0`, file));
  }
  return {
    work: `100 column tests on a table of 1 M rows: ${mix}`,
    ours: `${tests}`,
    peers: {
      [`one scan (sum or count of each column) by ${bench.psql.name}`]: `${scan}`,
      'the scan without parallel workers': `${alone}, tests ${times(tests.ms / alone.ms)}`,
    },
    checks: [holds('at most the time of 3 scans', tests.ms <= 3 * scan.ms, times(tests.ms / scan.ms))],
  };
};
