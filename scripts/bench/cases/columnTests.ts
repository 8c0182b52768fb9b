import { join } from 'node:path';
import type { Bench } from '../context.ts';
import { within, type Figure } from '../figure.ts';
import { modelName, writeDbt, writeOurs, type BenchModel } from '../project.ts';
import { Runs } from '../timed.ts';

const tables = 87;
const wanted = 1600;

/** Nine columns with two tests each on every table, and one more on the first until there are 1,600. */
const models = (): BenchModel[] =>
  Array.from({ length: tables }, (_, index) => ({
    name: modelName(index),
    sql: `select n as id, n as c1, n as c2, n as c3, n as c4, n as c5, n as c6, n as c7, n as c8, n % 2 as kind from generate_series(1, 50) as n`,
    columns: {
      ...Object.fromEntries(
        ['id', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'].map((name) => [
          name,
          { type: 'integer', tests: ['not_null', 'unique'] },
        ]),
      ),
      kind: {
        type: 'integer',
        ...(index < wanted - tables * 18 ? { tests: [{ accepted_values: { values: [0, 1] } }] } : {}),
      },
    },
  }));

/** Ours is written `accepted_values: [0, 1]`, and says that a number is one. */
const ours = (model: BenchModel): BenchModel => ({
  ...model,
  columns: Object.fromEntries(
    Object.entries(model.columns).map(([name, { type, tests }]) => [
      name,
      {
        type,
        ...(tests
          ? { tests: tests.map((test) => (typeof test === 'string' ? test : { accepted_values: [0, 1] })) }
          : {}),
      },
    ]),
  ),
});

/** dbt quotes values unless it is told not to. */
const theirs = (model: BenchModel): BenchModel => ({
  ...model,
  columns: Object.fromEntries(
    Object.entries(model.columns).map(([name, { type, tests }]) => [
      name,
      {
        type,
        ...(tests
          ? {
              tests: tests.map((test) =>
                typeof test === 'string'
                  ? test
                  : { accepted_values: { arguments: { values: [0, 1], quote: false } } },
              ),
            }
          : {}),
      },
    ]),
  ),
});

/** 1,600 column tests on 87 small tables, on what is live. */
export const columnTests = async (bench: Bench): Promise<Figure[]> => {
  const { url } = await bench.database();
  const folder = join(bench.folder, 'columnTests');
  const options = ['--project', join(folder, 'ours'), '--database', url];
  await writeOurs(join(folder, 'ours'), models().map(ours));
  await bench.rosetta(['build', ...options]);
  const runs = new Runs();
  for (let run = 0; run < Math.min(3, bench.runs); run++) {
    const ended = await bench.rosetta(['test', ...options]);
    if (!ended.out.includes('1600 tests passed'))
      throw new Error(`expected 1600 tests to pass, got ${ended.out.slice(-500)}`);
    runs.add(ended);
  }
  const dbt = new Runs();
  if (bench.dbt) {
    await writeDbt(join(folder, 'dbt'), models().map(theirs), url);
    await bench.dbt.run(join(folder, 'dbt'), ['run']);
    dbt.add(await bench.dbt.run(join(folder, 'dbt'), ['test'])); // once: it takes as long as all the others
  }
  return [
    {
      work: '1,600 column tests on 87 small tables',
      ours: `${runs}`,
      peers: bench.dbt ? { [`${bench.dbt.name} test`]: `${dbt}` } : {},
      checks: [within(3_000, runs.ms)],
    },
  ];
};
