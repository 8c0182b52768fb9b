import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from '../context.ts';
import { holds, times, type Figure } from '../figure.ts';
import { writeOurs, type BenchModel } from '../project.ts';
import { Runs } from '../timed.ts';

const names = Array.from({ length: 25 }, (_, index) => `c${index}`);

/** A million rows of 25 columns, four tests on each. */
const big = (): BenchModel => ({
  name: 'big',
  sql: `select ${names.map((name, index) => `(n + ${index}) % 100 as ${name}`).join(', ')} from generate_series(1, 1000000) as n`,
  columns: Object.fromEntries(
    names.map((name) => [
      name,
      {
        type: 'integer',
        tests: [
          'not_null',
          { expression: `${name} >= 0` },
          { expression: `${name} < 100` },
          { expression: `${name} <> -1` },
        ],
      },
    ]),
  ),
});

/** A hundred column tests on one large table, beside a scan that reads every column of it once. */
export const scans = async (bench: Bench): Promise<Figure[]> => {
  const { url } = await bench.database();
  const folder = join(bench.folder, 'scans');
  await writeOurs(folder, [big()]);
  const file = join(bench.folder, 'scan.sql');
  await writeFile(file, `select ${names.map((name) => `sum(${name})`).join(', ')} from marts.big;\n`);
  const options = ['--project', folder, '--database', url];
  await bench.rosetta(['build', ...options]);
  const [tests, scan] = [new Runs(), new Runs()];
  for (let run = 0; run < bench.runs; run++) {
    const ended = await bench.rosetta(['test', ...options]);
    if (!ended.out.includes('100 tests passed'))
      throw new Error(`expected 100 tests to pass, got ${ended.out.slice(-500)}`);
    tests.add(ended);
    scan.add(await bench.psql.run(url, file));
  }
  return [
    {
      work: '100 column tests on a table of 1 M rows',
      ours: `${tests}`,
      peers: { [`one scan by ${bench.psql.name}`]: `${scan}` },
      checks: [holds('at most the time of 3 scans', tests.ms <= 3 * scan.ms, times(tests.ms / scan.ms))],
    },
  ];
};
