import pg from 'pg';
import { qualified } from '../database/quote.ts';
import { onAllNodes } from './materializeStored.ts';
import { storePattern } from './storage.ts';

/**
 * Drops the stored tables that no view shows any more: of generations that were replaced, of builds that failed or were
 * killed. Returns the schemas of those that are still in use.
 */
export const dropStored = async (client: pg.Client, project: string): Promise<string[]> => {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select nspname as schema, relname as name
     from pg_class as class
     join pg_namespace as namespace on namespace.oid = class.relnamespace
     where namespace.nspname ~ $1 and class.relkind in ('r', 'p')
       and not exists (
           select from pg_depend
           where refclassid = 'pg_class'::regclass and refobjid = class.oid and classid = 'pg_rewrite'::regclass
       )
     order by 1, 2`,
    [storePattern(project)],
  );
  const left = new Set<string>();
  await client.query("set lock_timeout = '1s'");
  await onAllNodes(client, async () => {
    for (const { schema, name } of rows) {
      // A reader is still at it: the next build tries again.
      await client.query(`drop table ${qualified(schema, name)} restrict`).catch(() => left.add(schema));
    }
    // DROP SCHEMA locks all that is in it before it refuses: one of a table that is shown is not tried.
    const empty = await client.query<{ schema: string }>(
      `select nspname as schema from pg_namespace as namespace
       where nspname ~ $1 and not exists (select from pg_class where relnamespace = namespace.oid) order by 1`,
      [storePattern(project)],
    );
    for (const { schema } of empty.rows)
      await client.query(`drop schema ${pg.escapeIdentifier(schema)} restrict`).catch(() => left.add(schema));
  });
  await client.query('reset lock_timeout');
  return [...left];
};
