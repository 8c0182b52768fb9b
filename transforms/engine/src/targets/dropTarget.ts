import pg from 'pg';
import { lockExclusively } from '../database/advisoryLock.ts';
import { opsOf } from '../database/opsSchema.ts';
import { readStates } from '../database/ops.ts';
import { qualified } from '../database/quote.ts';
import { keywordOfKind } from '../database/relationKeyword.ts';
import type { Project } from '../project/project.ts';
import { dropRunSchemas } from '../publish/dropSchema.ts';
import { TransformError } from '../text/diagnostics.ts';

/** What was dropped, and which schemas stay because something else is in them. */
export interface DroppedTarget {
  models: number;
  schemas: string[];
  kept: string[];
}

/** What the engine made in a target, by schema. @throws TransformError when it made nothing there. */
export const targetContents = async (client: pg.Client, project: Project): Promise<Map<string, string[]>> => {
  const contents = new Map<string, string[]>();
  for (const { schema, model } of (await readStates(client, project.name)).values())
    contents.set(schema, [...(contents.get(schema) ?? []), model]);
  const ops = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
    `${opsOf(project.name)}.model_state`,
  ]);
  if (!ops.rows[0]!.found)
    throw new TransformError(`project ${project.declaredName} has nothing in target ${project.target!.name}`);
  return contents;
};

/** Drops what the engine made in a target, and the target's schemas as far as nothing else is in them. Never CASCADE. */
export const dropTarget = async (client: pg.Client, project: Project): Promise<DroppedTarget> => {
  await lockExclusively(client, `rosetta-transform.${project.name}`, () => undefined);
  const contents = await targetContents(client, project);
  const ops = opsOf(project.name);
  const relations = [...contents].flatMap(([schema, models]) => models.map((name) => ({ schema, name })));
  await client.query('begin');
  try {
    // The younger may stand on the older, never the other way round.
    const { rows } = await client.query<{ schema: string; name: string; relkind: string }>(
      `select nspname as schema, relname as name, relkind from pg_class
       join pg_namespace as namespace on namespace.oid = relnamespace
       join unnest($1::text[], $2::text[]) as made (schema, name) on made.schema = nspname and made.name = relname
       order by pg_class.oid desc`,
      [relations.map(({ schema }) => schema), relations.map(({ name }) => name)],
    );
    for (const { schema, name, relkind } of rows)
      await client.query(`drop ${keywordOfKind(relkind)} ${qualified(schema, name)} restrict`);
    for (const table of ['model_state', 'publication', 'run', 'test_failure'])
      await client.query(`delete from ${ops}.${table} where project = $1`, [project.name]);
    const others = await client.query(`select from ${ops}.model_state limit 1`);
    if (others.rowCount === 0)
      await client.query(
        `drop table ${ops}.model_state, ${ops}.publication, ${ops}.run, ${ops}.test_failure restrict`,
      );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  await dropRunSchemas(client, project.name);
  const schemas = [
    ...new Set([...contents.keys(), ...project.config.schemas.values()]),
    ops.replaceAll('"', ''),
  ];
  return { models: relations.length, ...(await dropEmpty(client, schemas)) };
};

const dropEmpty = async (client: pg.Client, schemas: readonly string[]) => {
  const dropped: string[] = [];
  const kept: string[] = [];
  for (const schema of schemas) {
    const found = await client.query('select from pg_namespace where nspname = $1', [schema]);
    if (found.rowCount === 0) continue;
    try {
      await client.query(`drop schema ${pg.escapeIdentifier(schema)} restrict`);
      dropped.push(schema);
    } catch (error) {
      // 2BP01: something that the engine did not make is in it.
      if (!(error instanceof pg.DatabaseError) || error.code !== '2BP01') throw error;
      kept.push(schema);
    }
  }
  return { schemas: dropped, kept };
};
