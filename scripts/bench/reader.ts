import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { modelName } from './project.ts';

/** What the readers saw. A request is one read: a statement, or a transaction of several. */
export type Seen = {
  reads: number;
  missing: number;
  /** Deadlocks and whatever else the server refused. */
  errors: number;
  mixed: number;
  mixedAcross: number;
  p50: number;
  p99: number;
  p999: number;
  most: number;
};

const [url, schema, count, lock] = process.argv.slice(2);
const seen = { missing: 0, errors: 0, mixed: 0, mixedAcross: 0 };
const times: number[] = [];
let over = false;

const anyModel = () => `${schema}.${modelName(Math.floor(Math.random() * Number(count)))}`;

/** Two models in one statement: they must be of one generation. */
const statement = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query(
    `select (select generation from ${anyModel()}) as one, (select generation from ${anyModel()}) as other`,
  );
  if (rows[0].one !== rows[0].other) seen.mixed++;
};

/** Two models in two statements of one transaction, which opens with the publication where there is one. */
const transaction = async (client: pg.Client): Promise<void> => {
  await client.query(lock ? `begin; lock table ${lock} in access share mode` : 'begin');
  const one = await client.query(`select generation from ${anyModel()}`);
  const other = await client.query(`select generation from ${anyModel()}`);
  await client.query('commit');
  if (one.rows[0]?.generation !== other.rows[0]?.generation) seen.mixedAcross++;
};

const read = async (request: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  while (!over) {
    const started = performance.now();
    try {
      await request(client);
    } catch (error) {
      if ((error as { code?: string }).code === '42P01') seen.missing++;
      else seen.errors++;
      await client.query('rollback');
    }
    times.push(performance.now() - started);
    await sleep(2); // a page that reads, not a loop that keeps both cores
  }
  await client.end();
};

process.stdin.on('end', () => (over = true)).resume();
await Promise.all([read(statement), read(statement), read(transaction), read(transaction)]);
times.sort((a, b) => a - b);
const part = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
console.log(
  JSON.stringify({
    ...seen,
    reads: times.length,
    p50: part(0.5),
    p99: part(0.99),
    p999: part(0.999),
    most: times.at(-1) ?? 0,
  } satisfies Seen),
);
