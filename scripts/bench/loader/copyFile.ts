/** COPY of rows that stand in a file, into a table with the loader's columns and its key: what PostgreSQL itself needs. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';

const [database, table, file] = process.argv.slice(2) as [string, string, string];
const client = new pg.Client({ connectionString: database });
await client.connect();
await pipeline(
  createReadStream(file, { highWaterMark: 1 << 18 }),
  client.query(from(`copy ${table} from stdin (format binary)`)),
);
await client.end();
