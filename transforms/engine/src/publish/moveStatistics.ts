import pg from 'pg';
import { ownSchemaPattern, retiredSchema } from '../plan/runSchemas.ts';

const { escapeIdentifier } = pg;

/** Whether any of some relations has extended statistics. */
export const haveStatistics = async (client: pg.Client, oids: readonly number[]): Promise<boolean> => {
  const { rows } = await client.query<{ found: boolean }>(
    'select exists (select from pg_statistic_ext where stxrelid = any($1::oid[])) as found',
    [oids],
  );
  return rows[0]!.found;
};

/**
 * Extended statistics that a hook made stay behind when their table changes schema, unlike indexes: they would hold the
 * shadow for good, and their names would be taken when the next table comes in. Those that go out make room first.
 */
export const moveStatistics = async (client: pg.Client, project: string, runId: string): Promise<void> => {
  const { rows } = await client.query<{ schema: string; name: string; to: string }>(
    `select own.nspname as schema, stxname as name, moved.nspname as to
     from pg_statistic_ext join pg_class on pg_class.oid = stxrelid
       join pg_namespace own on own.oid = stxnamespace join pg_namespace moved on moved.oid = relnamespace
     where stxnamespace <> relnamespace and (moved.nspname = $1 or own.nspname ~ $2)
     order by moved.nspname <> $1, stxname`,
    [retiredSchema(project, runId), ownSchemaPattern(project)],
  );
  const statements = rows.map(
    ({ schema, name, to }) =>
      `alter statistics ${escapeIdentifier(schema)}.${escapeIdentifier(name)} set schema ${escapeIdentifier(to)}`,
  );
  if (statements.length > 0) await client.query(statements.join('; '));
};
