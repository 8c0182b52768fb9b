import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from '../context.ts';
import { faster, holds, seconds, times, type Figure } from '../figure.ts';
import { asScript, trivial, writeDbt, writeOurs } from '../project.ts';
import { Runs } from '../timed.ts';

/** Rebuilds whole projects of trivial tables: the root changes, so every model above it does. */
export const rebuild = async (bench: Bench): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const shape of ['fan', 'chain'] as const)
    for (const count of [100, 300]) figures.push(await one(bench, shape, count));
  return figures;
};

const one = async (bench: Bench, shape: 'fan' | 'chain', count: number): Promise<Figure> => {
  const { url } = await bench.database();
  const folder = join(bench.folder, `${shape}${count}`);
  const paths = { ours: join(folder, 'ours'), dbt: join(folder, 'dbt'), sql: join(folder, 'all.sql') };
  const [ours, psql, dbt] = [new Runs(), new Runs(), new Runs()];
  const build = ['build', '--project', paths.ours, '--database', url, '--threads', '4'];
  for (let run = 0; run <= bench.runs; run++) {
    const models = trivial(shape, count, run);
    await writeOurs(paths.ours, models);
    await writeFile(paths.sql, asScript(models, 'plain'));
    const built = await bench.rosetta(build);
    const sent = await bench.psql.run(url, paths.sql);
    if (run === 0) continue; // the first fills the database; from then on each replaces what is there
    ours.add(built);
    psql.add(sent);
  }
  for (let run = 0; bench.dbt && run <= Math.min(bench.runs, 2); run++) {
    await writeDbt(paths.dbt, trivial(shape, count, run), url);
    const built = await bench.dbt.run(paths.dbt, ['run', '--threads', '4']);
    if (run > 0) dbt.add(built);
  }
  const limit = 2 * psql.ms + 300;
  return {
    work: `rebuild ${count} models, ${shape}`,
    ours: `${ours}`,
    peers: {
      [bench.psql.name]: `${psql}`,
      ...(bench.dbt ? { [bench.dbt.name]: `${dbt}` } : {}),
    },
    checks: [
      ...(bench.dbt ? [faster('dbt', 12, ours.ms, dbt.ms)] : []),
      holds(
        `at most 2x the same SQL by psql + 0.3 s = ${seconds(limit)}`,
        ours.ms <= limit,
        `${seconds(ours.ms)} (${times(ours.ms / psql.ms)})`,
      ),
    ],
  };
};
