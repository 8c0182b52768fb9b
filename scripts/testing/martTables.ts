import { join } from 'node:path';
import { readProject } from '@rosetta/transforms-engine';
import type pg from 'pg';
import { root } from '../servers/paths.ts';

/**
 * Creates the marts of a project as its contracts declare them, views as plain tables, and an empty list of publications;
 * the role may read them. For tests of services, which need rows and no build.
 */
export const createMartTables = async (pool: pg.Pool, project: string, reader: string): Promise<void> => {
  const { models } = await readProject(join(root, 'transforms', project));
  const tables = [...models.values()].filter(({ schema }) => schema === 'marts');
  const ddl = tables.map(({ name, columns }) => {
    const fields = columns.map(
      (column) => `"${column.name}" ${column.type}${column.notNull ? ' not null' : ''}`,
    );
    return `create table marts."${name}" (${fields.join(', ')});`;
  });
  await pool.query(`
    create schema marts;
    create schema ops;
    ${ddl.join('\n')}
    create table ops.publication (
      publication_id bigint generated always as identity primary key,
      project text not null,
      run_id uuid not null,
      published_at timestamptz not null default now(),
      models jsonb not null
    );
    grant usage on schema marts, ops to ${reader};
    grant select on all tables in schema marts to ${reader};
    grant select on ops.publication to ${reader};`);
};
