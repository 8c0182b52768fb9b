import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';

/** Functions of Citus that do nothing but check what they are given and write it down. */
const standIns = `
set allow_system_table_mods = on;
create table public.distributed (relation text, kind text, column_name text, shards int);
create function pg_catalog.citus_version() returns text language sql as $$ select 'Citus 13.2.2 on a stand-in' $$;
create function pg_catalog.citus_is_coordinator() returns boolean language sql as 'select true';
create function pg_catalog.create_reference_table(relation regclass) returns void language sql as $$
    insert into public.distributed values (relation::text, 'reference')
$$;
create function pg_catalog.create_distributed_table(
    relation regclass, column_name text, colocate_with text default 'default', shard_count int default null
) returns void language plpgsql as $$
begin
    perform from pg_attribute where attrelid = relation and attname = column_name;
    if not found then raise 'column % does not exist', column_name; end if;
    insert into public.distributed values (relation::text, 'hash', column_name, shard_count);
end $$;`;

type Database = Pick<TestDatabase, 'url' | 'pool' | 'drop'>;

/** One PostgreSQL that takes itself for a coordinator: all is built and published as on a cluster, on one node. */
const standIn = async (): Promise<Database> => {
  const database = await createTestDatabase();
  await database.pool.query(standIns);
  return database;
};

/** The database of a cluster, emptied before and after. */
const cluster = async (): Promise<Database> => {
  const url = process.env.CITUS_URL!;
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  const empty = async () => {
    const { rows } = await pool.query<{ schema: string }>(
      "select nspname as schema from pg_namespace where nspname in ('ops', 'marts', 'internal', 'desk') or nspname ~ '^library__' order by nspname ~ 'store'",
    );
    for (const { schema } of rows) await pool.query(`drop schema ${pg.escapeIdentifier(schema)} cascade`);
  };
  await empty();
  return {
    url,
    pool,
    drop: async () => {
      await empty();
      await pool.end();
    },
  };
};

/** The servers that Citus is tested on: a stand-in always, and a cluster where `CITUS_URL` gives one. */
export const citusServers: [string, () => Promise<Database>][] = [
  ['a stand-in for Citus', standIn],
  ...(process.env.CITUS_URL
    ? [['the cluster of CITUS_URL', cluster] as [string, () => Promise<Database>]]
    : []),
];

if (!process.env.CITUS_URL)
  process.stderr.write('CITUS_URL is not set: what is published on Citus is tested on a stand-in only\n');
