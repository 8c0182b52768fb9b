import pg from 'pg';
import { dropStored } from '../citus/dropStored.ts';
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
  const { rows } = await client.query<{ schema: string }>(
    // An overlay first: its views stand on what is in the others.
    "select nspname as schema from pg_namespace where nspname ~ $1 order by nspname !~ '__overlay__', nspname",
    [ownSchemaPattern(project)],
  );
  const left: string[] = [];
  // Of a failed run its tables stay; a view would hold what it reads, and stand in the way of those who own that.
  const kept = failed === undefined ? undefined : shadowSchema(project, failed);
  for (const { schema } of rows) {
    if (schema === kept) await dropSchema(client, schema, ['v', 'm']);
    else if (!(await dropSchema(client, schema))) left.push(schema);
  }
  return [...left, ...(await dropStored(client, project))];
};

/** Drops a schema and what is in it, children before parents, never CASCADE; false when something is still in use. */
const dropSchema = async (client: pg.Client, schema: string, kinds?: readonly string[]): Promise<boolean> => {
  for (;;) {
    const { rows } = await client.query<{ name: string; relkind: string }>(
      // The younger may stand on the older, never the other way round.
      `select relname as name, relkind from pg_class
       where relnamespace = (select oid from pg_namespace where nspname = $1) and relkind = any($2)
       order by oid desc limit $3`,
      [schema, kinds ?? relationKinds, batch],
    );
    const statements = rows.map(
      ({ name, relkind }) => `drop ${keywordOfKind(relkind)} if exists ${qualified(schema, name)} restrict`,
    );
    if (statements.length === 0 && kinds) return true;
    if (statements.length === 0)
      statements.push(`drop schema if exists ${escapeIdentifier(schema)} restrict`);
    try {
      await client.query(`begin; set local lock_timeout = '1s'; ${statements.join('; ')}; commit`);
    } catch {
      // A reader is still at it, or somebody built on it: the next build tries again.
      await client.query('rollback');
      return false;
    }
    if (rows.length === 0) return true;
  }
};
