import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { columnTies, type OpenApiDocument } from '@rosetta/openapi-engine';
import type { ProjectError } from '@rosetta/transforms-engine';
import { extensions } from './apis.ts';

/** The SQL of each model of a project that does not compile, read as plain text. */
const readSql = async (project: string): Promise<Map<string, string>> => {
  const files = (await readdir(project, { recursive: true })).filter((file) => file.endsWith('.sql'));
  const texts = await Promise.all(files.map((file) => readFile(join(project, file), 'utf8')));
  return new Map(files.map((file, index) => [basename(file, '.sql'), texts[index] ?? '']));
};

/** A model and every model whose SQL names it, directly or through others. */
const dependents = (model: string, sql: ReadonlyMap<string, string>): Set<string> => {
  const found = new Set([model]);
  for (const name of found) {
    const mention = new RegExp(`\\b${name}\\b`);
    for (const [other, text] of sql) if (mention.test(text)) found.add(other);
  }
  return found;
};

/**
 * Names the operations that read what a broken project cannot build, with the columns that the errors speak of.
 * Lineage needs a project that compiles, so this looks for names in the SQL: it may name one operation too many, never one too few.
 */
export const impactOf = async (
  error: ProjectError,
  project: string,
  documents: readonly OpenApiDocument[],
): Promise<string[]> => {
  const sql = await readSql(project);
  const broken = error.diagnostics.map(({ file }) => basename(file).replace(/\.(sql|ya?ml)$/, ''));
  const models = new Set(broken.flatMap((model) => [...dependents(model, sql)]));
  const words = new Set(error.diagnostics.flatMap(({ message }) => message.match(/\w+/g) ?? []));
  const reads = new Map<string, { relations: Set<string>; columns: Set<string> }>();
  for (const { operation, columns } of documents.flatMap((document) =>
    columnTies(document, extensions.column),
  )) {
    const key = `${operation.method} ${operation.path} (${operation.operationId})`;
    for (const name of columns) {
      const [relation = '', column = ''] = name.split('.');
      if (!models.has(relation)) continue;
      const own = reads.get(key) ?? { relations: new Set(), columns: new Set() };
      own.relations.add(relation);
      if (words.has(column)) own.columns.add(name);
      reads.set(key, own);
    }
  }
  return [...reads].map(([operation, { relations, columns }]) => {
    const named = columns.size > 0 ? columns : relations;
    return `${operation} reads ${[...named].join(', ')}`;
  });
};
