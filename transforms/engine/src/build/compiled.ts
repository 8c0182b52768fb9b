import { relative } from 'node:path';
import { modelId } from '../artifacts/uniqueId.ts';
import { modelGrants } from '../publish/grantStatements.ts';
import type { Project } from '../project/project.ts';
import type { Model, Snapshot } from '../project/types.ts';
import pg from 'pg';
import { qualified } from '../database/quote.ts';
import { commentsOn } from './commentsOn.ts';
import { indexesOf, indexStatement } from './indexes.ts';
import { rowsOf, rowsPrefix } from './snapshot/makeSnapshot.ts';
import { changesQuery } from './snapshot/snapshotSql.ts';
import { createPrefix } from './making.ts';
import { seedTable } from './materialize.ts';

/** What the server is sent for a model. */
export interface CompiledModel {
  unique_id: string;
  name: string;
  schema: string;
  /** The model's file, from the project's folder. */
  path: string;
  /**
   * One script, as if the model were built where it is published. Line n of the model's file is its line n, so that an
   * error of the server points into the file.
   */
  sql: string;
}

/** Writes down what the server is sent for a model: names in reach, hooks, relation, indexes, descriptions, grants. */
export const compiled = (project: Project, model: Model, path: readonly string[]): CompiledModel => ({
  unique_id: modelId(project.declaredName, model),
  name: model.name,
  schema: model.schema,
  path: relative(project.directory, model.file),
  sql: script(project, model, path),
});

const script = (project: Project, model: Model, path: readonly string[]): string => {
  const reach = `set search_path to ${path.map((schema) => pg.escapeIdentifier(schema)).join(', ')}`;
  const { before, after } = model.hooks;
  const timeout = model.statementTimeout && `set statement_timeout to '${model.statementTimeout.text}'`;
  const first = [reach, ...(timeout ? [timeout] : []), ...before.map(({ sql }) => onOneLine(sql))];
  const behind = [
    ...indexesOf(model).map((index) => indexStatement(model.name, model.schema, index)),
    ...after.map(({ sql }) => sql),
    commentsOn(model, model.schema),
    ...modelGrants(project, model),
  ];
  return `${first.map((statement) => `${statement}; `).join('')}${body(model)};\n${behind.map((statement) => `${statement};\n`).join('')}`;
};

const body = (model: Model): string => {
  if (model.snapshot) return firstSnapshot({ ...model, snapshot: model.snapshot });
  if (!model.seed) return `${createPrefix(model, model.schema).trimEnd()} ${trimmed(model.query!.sql)}`;
  const columns = model.seed.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const into = `copy ${qualified(model.schema, model.name)} (${columns}) from stdin with (format csv, header true)`;
  return `${seedTable(model, model.schema)};\n${into}`;
};

/** A snapshot as it is made when there is no history yet. */
const firstSnapshot = (model: Model & { snapshot: Snapshot }): string => {
  const rows = rowsOf(model, model.schema);
  const changes = changesQuery({ model, rows, live: undefined, startedAt: 'now', asText: new Set() });
  return [
    `${rowsPrefix(model, model.schema).trimEnd()} ${trimmed(model.query!.sql)}`,
    `create table ${qualified(model.schema, model.name)} as\n${changes}`,
    `drop table ${rows}`,
  ].join(';\n');
};

/** A line comment at the end would hide the semicolon that follows. */
const trimmed = (sql: string): string => {
  const text = sql.trimEnd();
  return text.split('\n').at(-1)!.includes('--') ? `${text}\n` : text;
};

/** Hooks stand on the first line, or the lines of the model's file would move; one with a comment must keep its own. */
const onOneLine = (sql: string): string => (sql.includes('--') ? sql : sql.replace(/\s*\n\s*/g, ' ').trim());
