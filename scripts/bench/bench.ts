import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../servers/paths.ts';
import { Problem } from '../servers/problem.ts';
import { columnTests } from './cases/columnTests.ts';
import { contractGenerate } from './cases/contractGenerate.ts';
import { incrementalDay } from './cases/incrementalDay.ts';
import { loader } from './cases/loader.ts';
import { loaderMemory } from './cases/loaderMemory.ts';
import { nothing } from './cases/nothing.ts';
import { parse } from './cases/parse.ts';
import { readers } from './cases/readers.ts';
import { rebuild } from './cases/rebuild.ts';
import { scans } from './cases/scans.ts';
import type { Bench } from './context.ts';
import type { Figure } from './figure.ts';
import { findDbt } from './peers/dbt.ts';
import { findPsql } from './peers/psql.ts';
import { asMarkdown, asText } from './report.ts';
import { startServer } from './server.ts';
import { timed } from './timed.ts';

const cases: Record<string, (bench: Bench) => Promise<Figure[]>> = {
  rebuild,
  nothing,
  parse,
  columnTests,
  scans,
  incrementalDay,
  readers,
  loader,
  loaderMemory,
  contractGenerate,
};

/** Runs the benchmark and prints it; the whole of it is also written to docs/benchmarks.md. */
export const bench = async (only: string[], runs: number, say: (line: string) => void): Promise<void> => {
  const unknown = only.find((name) => !(name in cases));
  if (unknown)
    throw new Problem(`There is no case ${unknown}; the cases are ${Object.keys(cases).join(', ')}.`);
  const load = loadavg()[0]!.toFixed(1);
  const dbt = await findDbt(say);
  const psql = findPsql();
  if (!dbt) say('dbt is skipped: Python 3 or PyPI is not there.');
  const server = await startServer();
  const context: Bench = {
    ...server,
    rosetta: (parameters, options) =>
      timed(process.execPath, [program(), ...parameters], {
        ...options,
        env: { ROSETTA_TRANSFORM_CACHE: join(server.folder, 'cache'), ...options?.env },
      }),
    dbt,
    psql,
    runs,
    say,
  };
  try {
    const figures: Figure[] = [];
    for (const [name, run] of Object.entries(cases)) {
      if (only.length > 0 && !only.includes(name)) continue;
      say(`\n── ${name}`);
      const found = await run(context);
      say(asText(found));
      figures.push(...found);
    }
    if (only.length > 0) return;
    const versions = [
      `PostgreSQL ${await serverVersion(server.url)}`,
      `Node ${process.version}`,
      psql.name,
      ...(dbt ? [dbt.name] : []),
    ];
    const date = new Date().toISOString().slice(0, 10);
    const machine = { date, cores: availableParallelism(), load, versions, skipped: dbt ? [] : ['dbt'] };
    writeFileSync(join(root, 'docs/benchmarks.md'), asMarkdown(figures, machine));
    say('\nWritten to docs/benchmarks.md.');
  } finally {
    await server.stop();
  }
};

/** What the package names as its command. */
const program = (): string => {
  const engine = join(root, 'transforms/engine');
  const { bin } = JSON.parse(readFileSync(join(engine, 'package.json'), 'utf8')) as {
    bin: Record<string, string>;
  };
  return join(engine, bin['rosetta-transform']!);
};

const serverVersion = async (url: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return rows[0]!.server_version;
};
