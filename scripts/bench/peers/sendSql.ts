import { readFileSync } from 'node:fs';
import pg from 'pg';

/** Stands in for psql where there is none: sends each statement of a file (they end in `;` at the end of a line). */
const [url, file] = process.argv.slice(2);
const client = new pg.Client({ connectionString: url });
await client.connect();
for (const statement of readFileSync(file!, 'utf8').split(/;\n/))
  if (statement.trim()) await client.query(statement);
await client.end();
