import { relative } from 'node:path';
import type pg from 'pg';
import { opsOf } from '../database/opsSchema.ts';
import type { Project } from '../project/project.ts';
import type { Exposure } from '../project/types.ts';
import { ProjectError, TransformError, type Diagnostic } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import { SourceFile } from '../text/sourceFile.ts';
import type { Difference } from './promise.ts';
import type { Plan } from './types.ts';

/**
 * Refuses what would break somebody outside the project, naming who, where, and by what.
 * @throws ProjectError at each exposure that would lose what it uses; TransformError for another project's models.
 */
export const refuseBroken = async (
  client: pg.Client,
  project: Project,
  plan: Plan,
  broken: ReadonlyMap<string, readonly Difference[]>,
): Promise<void> => {
  const lost = project.exposures.flatMap((exposure) =>
    exposure.dependsOn.flatMap((use) => lostUse(project, plan, exposure, use, broken) ?? []),
  );
  if (lost.length > 0) throw new ProjectError(lost);
  for (const { reader, model, schema, columns } of await otherReaders(client, project, plan, broken)) {
    const harm = broken
      .get(model)!
      .find(({ column }) => column === undefined || !columns || columns.includes(column));
    if (harm)
      throw new TransformError(
        `${harm.text} would break ${reader}, which reads ${schema}.${model}; ${wayOut(project, model)}, or change that reader first`,
      );
  }
};

const lostUse = (
  project: Project,
  plan: Plan,
  exposure: Exposure,
  { model, column, at }: Exposure['dependsOn'][number],
  broken: ReadonlyMap<string, readonly Difference[]>,
): Diagnostic | undefined => {
  const used = column === undefined ? model : `${model}.${column}`;
  const harm = broken
    .get(model)
    ?.find((each) => column === undefined || each.column === undefined || each.column === column);
  if (harm)
    return {
      ...at,
      message: `${harm.text} in ${contractOf(project, model) ?? 'the project'} would break ${who(exposure)}, which uses ${used}; ${wayOut(project, model)}, or take ${used} off this exposure once it is no longer used`,
    };
  const known = project.models.get(model);
  if (!known)
    return plan.states.has(model) // not selected now: it is removed, and refused, by a whole build
      ? undefined
      : {
          ...at,
          message: `${who(exposure)} uses ${used}, but project ${project.name} has no model ${model}${suggestion(model, project.models.keys())}`,
        };
  const names = known.columns.map(({ name }) => name);
  if (column === undefined || names.includes(column)) return undefined;
  return {
    ...at,
    message: `${who(exposure)} uses ${used}, but ${model} has no column ${column}${suggestion(column, names)}`,
  };
};

const who = ({ type, name, description }: Exposure): string =>
  `${type} ${name}${description === undefined ? '' : ` (${description})`}`;

const contractOf = (project: Project, name: string): string | undefined => {
  const model = project.models.get(name);
  if (!model) return undefined;
  return relative(process.cwd(), new SourceFile(model.contractFile, '').at(0).file);
};

/** How the change can be made all the same. */
const wayOut = (project: Project, name: string): string => {
  const model = project.models.get(name);
  if (!model) return 'keep the model';
  if (model.latestOf) return `let its readers name the version that they need, not ${name}`;
  const newest = Math.max(
    ...[...project.models.values()].filter(({ base }) => base === model.base).map(({ version }) => version),
  );
  return `keep ${name} and make the change in a new version, ${model.base}.v${newest + 1}.sql`;
};

interface OtherReader {
  reader: string;
  model: string;
  schema: string;
  /** What the reader's project declares of it; null when an older engine published the reader. */
  columns: string[] | null;
}

/** The models of other projects in this database that read a broken model as a source. */
const otherReaders = async (
  client: pg.Client,
  project: Project,
  plan: Plan,
  broken: ReadonlyMap<string, unknown>,
): Promise<OtherReader[]> => {
  if (broken.size === 0) return [];
  const states = [...broken.keys()].map((model) => plan.states.get(model)!);
  const { rows } = await client.query<OtherReader>(
    `select format('model %s of project %s', state.model, state.project) as reader, broken.model, broken.schema,
        to_jsonb(state) -> 'reads' -> (broken.schema || '.' || broken.model) as columns
     from unnest($2::text[], $3::text[]) as broken (schema, model)
     join ${opsOf(project.name)}.model_state as state on state.sources ? (broken.schema || '.' || broken.model)
     where state.project <> $1
     order by 1`,
    [project.name, states.map(({ schema }) => schema), states.map(({ model }) => model)],
  );
  return rows;
};
