/**
 * What one would write without an engine: decode the documents, make extended JSON of them, COPY it to a temporary table
 * and merge that by the key. The same columns, and one transaction as well.
 */
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { EJSON } from 'bson';
import { MongoClient } from 'mongodb';
import pg from 'pg';
import { from } from 'pg-copy-streams';

const [raw, database] = process.argv.slice(2) as [string, string];
const escape = (text: string) =>
  text.replace(/[\\\n\r\t]/g, (found) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[found]!);
const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '\\N';
  return escape(value instanceof Date ? value.toISOString() : String(value));
};

const columns =
  '_id text, _landed_at timestamptz, sys_id text, number text, short_description text, opened_at timestamptz, closed_at timestamptz, priority smallint, reopened boolean, elapsed_ms bigint, cost numeric, assigned_group text, assigned_user integer, tags jsonb, payload jsonb';
const client = new pg.Client({ connectionString: database });
await client.connect();
await client.query(
  `create table incident (${columns}, primary key (sys_id)); create temporary table chunk (${columns})`,
);

const mongo = await new MongoClient(raw, { useBigInt64: true }).connect();
const cursor = mongo.db('bench').collection('incident').find().sort({ landedAt: 1, _id: 1 }).batchSize(2_000);
await client.query('begin');
let lines: string[] = [];
const flush = async () => {
  await pipeline(Readable.from([lines.join('')]), client.query(from('copy chunk from stdin')));
  await client.query(
    `insert into incident select distinct on (sys_id) * from chunk order by sys_id, _landed_at desc
     on conflict (sys_id) do update set (_id, _landed_at, payload) = (excluded._id, excluded._landed_at, excluded.payload);
     truncate chunk`,
  );
  lines = [];
};
for await (const document of cursor) {
  const { payload } = document;
  const cells = [
    document._id,
    document['landedAt'],
    payload.sys_id,
    payload.number,
    payload.short_description,
    payload.opened_at,
    payload.closed_at,
    payload.priority,
    payload.reopened,
    payload.elapsed_ms,
    payload.cost,
    payload.assigned.group,
    payload.assigned.user.id,
    EJSON.stringify(payload.tags),
    EJSON.stringify(payload, { relaxed: false }),
  ];
  if (lines.push(`${cells.map(cell).join('\t')}\n`) >= 5_000) await flush();
}
await flush();
await client.query('commit');
await client.end();
await mongo.close();
