import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from '../context.ts';
import { faster, holds, type Figure } from '../figure.ts';
import { modelName, writeDbt, writeOurs, type BenchModel } from '../project.ts';
import { Runs } from '../timed.ts';

const count = 1000;

/** Views over a few others, as projects are: CTEs first, then a join, seven columns. */
const models = (): BenchModel[] =>
  Array.from({ length: count }, (_, index) => {
    const columns = Object.fromEntries(
      ['id', 'a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, { type: 'integer' }]),
    );
    if (index < 10)
      return {
        name: modelName(index),
        columns,
        sql: 'select 1 as id, 2 as a, 3 as b, 4 as c, 5 as d, 6 as e, 7 as f',
      };
    const [left, right] = [modelName(index % 10), modelName((index * 7) % 10)];
    return {
      name: modelName(index),
      columns,
      sql: `with lefts as (select * from {${left}}),
rights as (select id, a + ${index} as a, b from {${right}} where a is not null)
select lefts.id, lefts.a, rights.b, coalesce(lefts.c, 0) as c, lefts.d, lefts.e, rights.a as f
from lefts left join rights on rights.id = lefts.id`,
    };
  });

/** Parses a thousand models and says what would change, with nothing cached and with everything. */
export const parse = async (bench: Bench): Promise<Figure[]> => {
  const { url } = await bench.database();
  const folder = join(bench.folder, 'parse');
  const cache = join(folder, 'cache');
  await writeOurs(join(folder, 'ours'), models(), 'view');
  const options = ['--project', join(folder, 'ours'), '--database', url];
  await bench.rosetta(['build', ...options], { env: { ROSETTA_TRANSFORM_CACHE: cache } });
  const plan = () => bench.rosetta(['plan', ...options], { env: { ROSETTA_TRANSFORM_CACHE: cache } });
  const [cold, warm] = [new Runs(), new Runs()];
  for (let run = 0; run < bench.runs; run++) {
    await rm(join(cache, 'projects'), { recursive: true, force: true });
    cold.add(await plan());
    warm.add(await plan());
  }
  const [coldDbt, warmDbt] = [new Runs(), new Runs()];
  if (bench.dbt) {
    await writeDbt(join(folder, 'dbt'), models(), url, 'view');
    for (let run = 0; run < Math.min(3, bench.runs); run++) {
      await rm(join(folder, 'dbt/target'), { recursive: true, force: true });
      coldDbt.add(await bench.dbt.run(join(folder, 'dbt'), ['parse', '-q']));
      warmDbt.add(await bench.dbt.run(join(folder, 'dbt'), ['parse', '-q']));
    }
  }
  return [
    figure(bench, 'parse and plan 1,000 models, no cache', cold, coldDbt, 10),
    figure(bench, 'parse and plan 1,000 models, cached', warm, warmDbt, 20),
  ];
};

const figure = (bench: Bench, work: string, ours: Runs, dbt: Runs, atLeast: number): Figure => {
  const size = ({ memoryMb }: Runs) => (memoryMb === null ? '' : `, ${Math.round(memoryMb)} MB`);
  const { memoryMb } = ours;
  return {
    work,
    ours: `${ours}${size(ours)}`,
    peers: bench.dbt ? { [`${bench.dbt.name} parse`]: `${dbt}${size(dbt)}` } : {},
    checks: [
      ...(bench.dbt ? [faster('dbt parse', atLeast, ours.ms, dbt.ms)] : []),
      ...(memoryMb === null ? [] : [holds('under 200 MB', memoryMb < 200, `${Math.round(memoryMb)} MB`)]),
    ],
  };
};
