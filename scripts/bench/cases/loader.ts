import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { MongoClient } from 'mongodb';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import { root } from '../../servers/paths.ts';
import { endProcess } from '../../servers/processes.ts';
import { startRaw } from '../../servers/raw.ts';
import type { Bench } from '../context.ts';
import { faster, holds, times, type Figure } from '../figure.ts';
import { documentOf } from '../loader/documents.ts';
import { findDlt } from '../peers/dlt.ts';
import { Runs, timed } from '../timed.ts';

const many = 100_000;
const folder = join(import.meta.dirname, '../loader');
const node = (file: string, ...parameters: string[]) => timed(process.execPath, [file, ...parameters]);

/** The loader in merge mode, from the raw store to staging, beside what else would bring the same documents there. */
export const loader = async (bench: Bench): Promise<Figure[]> => {
  const dlt = await findDlt(bench.say);
  if (!dlt) bench.say('dlt is skipped: Python 3 or PyPI is not there.');
  const raw = await startRaw({
    port: 0,
    folder: bench.folder,
    log: join(bench.folder, 'raw.log'),
    keep: false,
  });
  try {
    const address = new URL(raw.url);
    address.pathname = '/bench';
    await fill(address.href);
    const [ours, loop, merged, copy] = [new Runs(), new Runs(), new Runs(), new Runs()];
    for (let run = 0; run <= bench.runs; run += 1) {
      const our = await bench.database();
      const loaded = await node(
        join(root, 'loaders/engine/src/cli.ts'),
        ...['load', '--project', join(folder, 'project.ts'), '--raw', address.href, '--database', our.url],
      );
      await expectRows(our.client, 'staging.incident');
      if (run === 0) {
        await node(join(folder, 'ejsonLoop.ts'), address.href, (await bench.database()).url);
        continue; // the first warms the raw store for all
      }
      ours.add(loaded);
      copy.add(await copyOfTheSame(bench, our));
      const theirs = await bench.database();
      loop.add(await node(join(folder, 'ejsonLoop.ts'), address.href, theirs.url));
      await expectRows(theirs.client, 'incident');
      if (dlt && run === 1) {
        const its = await bench.database();
        merged.add(await dlt.merge(address.href, its.url, join(bench.folder, 'dlt')));
        await expectRows(its.client, 'dlt.incident');
      }
    }
    return [
      {
        work: `load of ${many.toLocaleString('en')} documents of 1 KB, raw store to staging, merged by key, 12 typed columns and the document: ${rate(ours)}`,
        ours: `${ours}`,
        peers: {
          'decode, EJSON, COPY, merge in a loop': `${loop} = ${rate(loop)}`,
          ...(dlt ? { [dlt.name]: `${merged} = ${rate(merged)}` } : {}),
          'COPY of the same rows from a file': `${copy} = ${rate(copy)}`,
        },
        checks: [
          faster('the loop', 2, ours.ms, loop.ms),
          ...(dlt ? [faster('dlt', 4, ours.ms, merged.ms)] : []),
          holds('rows/s beside COPY from a file: printed', true, times(copy.ms / ours.ms)),
        ],
      },
    ];
  } finally {
    if (raw.process) await endProcess(raw.process);
  }
};

const rate = (runs: Runs): string => `${Math.round(many / (runs.ms / 1_000)).toLocaleString('en')} rows/s`;

const fill = async (url: string): Promise<void> => {
  const client = await new MongoClient(url).connect();
  for (let start = 0; start < many; start += 2_000)
    await client
      .db()
      .collection('incident')
      .insertMany(Array.from({ length: 2_000 }, (_, index) => documentOf(start + index)));
  await client.close();
};

const expectRows = async (client: pg.Client, table: string): Promise<void> => {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`);
  if (Number(rows[0]!.count) !== many)
    throw new Error(`expected ${many} rows in ${table}, found ${rows[0]!.count}`);
};

/** The staged rows to a file, and from there into an empty table of the same columns and key. */
const copyOfTheSame = async (bench: Bench, { url, client }: Awaited<ReturnType<Bench['database']>>) => {
  const file = join(bench.folder, 'incident.copy');
  await pipeline(
    client.query(to('copy staging.incident to stdout (format binary)')),
    createWriteStream(file),
  );
  await client.query('create table copied (like staging.incident including all)');
  return node(join(folder, 'copyFile.ts'), url, 'copied', file);
};
