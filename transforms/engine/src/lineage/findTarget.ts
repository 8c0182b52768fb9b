import type { Project } from '../project/project.ts';
import { TransformError } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';

/** A model or source, or one column of it. */
export interface Target {
  relation: string;
  kind: 'model' | 'source';
  column: string | undefined;
}

/**
 * Reads `model`, `model.column`, `schema.model`, `schema.table` or `schema.table.column`.
 * @throws TransformError with the nearest name when there is none of that name.
 */
export const findTarget = (project: Project, written: string): Target => {
  const parts = written.split('.');
  const [first = ''] = parts;
  const source = parts.slice(0, 2).join('.');
  const inSchema = modelIn(project, parts);
  const target: Target | undefined =
    parts.length <= 2 && project.models.has(first)
      ? { relation: first, kind: 'model', column: parts[1] }
      : parts.length <= 3 && project.sources.has(source)
        ? { relation: source, kind: 'source', column: parts[2] }
        : inSchema && parts.length <= 3
          ? { relation: inSchema, kind: 'model', column: parts[2] }
          : undefined;
  if (!target) {
    const names = [...project.models.keys(), ...project.sources.keys()];
    const near = suggestion(project.models.has(first) || parts.length === 1 ? first : source, names);
    const hint = near || suggestion(first, names);
    throw new TransformError(`project ${project.name} has no model or source ${written}${hint}`);
  }
  const columns = columnsOf(project, target);
  if (target.column !== undefined && !columns.includes(target.column))
    throw new TransformError(
      `${target.relation} has no column ${target.column}${suggestion(target.column, columns) || `; its columns are ${columns.join(', ')}`}`,
    );
  return target;
};

const modelIn = (project: Project, [schema, name = '']: readonly string[]): string | undefined =>
  project.models.has(name) && project.schemaOf(name) === schema ? name : undefined;

const columnsOf = (project: Project, { relation }: Target): string[] =>
  (project.models.get(relation) ?? project.sources.get(relation))!.columns.map(({ name }) => name);
