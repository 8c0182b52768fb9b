import pg from 'pg';
import { dropStored } from '../citus/dropStored.ts';
import { storePattern } from '../citus/storage.ts';
import { qualified } from '../database/quote.ts';
import { keywordOfKind, relationKinds } from '../database/relationKeyword.ts';
import { ownSchemaPattern, shadowSchema } from '../plan/runSchemas.ts';

const { escapeIdentifier } = pg;

/** Relations dropped in one transaction; more would hold their locks for too long. */
const batch = 50;

/** Drops what runs of a project left behind: shadows of killed builds, relations that were replaced. Returns what stays. */
export const dropRunSchemas = async (
  client: pg.Client,
  project: string,
  failed?: string,
): Promise<string[]> => {
  const { rows } = await client.query<{ schema: string; isStore: boolean }>(
    // An overlay first: its views stand on what is in the others.
    `select nspname as schema, nspname ~ $2 as "isStore" from pg_namespace where nspname ~ $1 or nspname ~ $2
     order by nspname !~ '__overlay__', nspname`,
    [ownSchemaPattern(project), storePattern(project)],
  );
  const left: string[] = [];
  // Of a failed run its tables stay; a view would hold what it reads, and stand in the way of those who own that.
  const kept = failed === undefined ? undefined : shadowSchema(project, failed);
  for (const { schema, isStore } of rows) {
    if (isStore) continue;
    if (schema === kept) await dropSchema(client, schema, ['v', 'm']);
    else if (!(await dropSchema(client, schema))) left.push(schema);
  }
  // Only on a cluster is there anything stored.
  return rows.some(({ isStore }) => isStore) ? [...left, ...(await dropStored(client, project))] : left;
};

/** Drops a schema and what is in it, children before parents, never CASCADE; false when something is still in use. */
const dropSchema = async (client: pg.Client, schema: string, kinds?: readonly string[]): Promise<boolean> => {
  const { rows } = await client.query<{ name: string; relkind: string }>(
    // The younger may stand on the older, never the other way round.
    `select relname as name, relkind from pg_class
     where relnamespace = (select oid from pg_namespace where nspname = $1) and relkind = any($2)
     order by oid desc`,
    [schema, kinds ?? relationKinds],
  );
  const drops = rows.map(
    ({ name, relkind }) => `drop ${keywordOfKind(relkind)} if exists ${qualified(schema, name)} restrict`,
  );
  if (!kinds) drops.push(`drop schema if exists ${escapeIdentifier(schema)} restrict`);
  for (let start = 0; start < drops.length; start += batch) {
    try {
      const some = drops.slice(start, start + batch).join('; ');
      await client.query(`begin; set local lock_timeout = '1s'; ${some}; commit`);
    } catch {
      // A reader is still at it, or somebody built on it: the next build tries again.
      await client.query('rollback');
      return false;
    }
  }
  return true;
};
