import type pg from 'pg';
import { materializeStored } from '../citus/materializeStored.ts';
import { isStored } from '../citus/storage.ts';
import { readingPath, type RunSchemas } from '../plan/runSchemas.ts';
import type { Plan, Step } from '../plan/types.ts';
import type { Project } from '../project/project.ts';
import type { Model } from '../project/types.ts';
import { modelGrants } from '../publish/grantStatements.ts';
import { ProjectError, type Diagnostic } from '../text/diagnostics.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { aroundModel } from './aroundModel.ts';
import type { Outcome } from './buildModels.ts';
import { checkPeriods } from './checkPeriods.ts';
import { checkRelation, type DeclaredTypes } from './checkRelation.ts';
import { commentsOn, firstComments } from './commentsOn.ts';
import { makingOf, overlayOf, type Making } from './making.ts';
import { builtColumns, materialize, type Made } from './materialize.ts';
import { overlayPatched } from './overlayPatched.ts';
import { copyErrorAt, serverError } from './serverError.ts';
import type { ModelResult } from './types.ts';

/** What the building of a model needs to know of its run. */
export interface Building {
  project: Project;
  plan: Plan;
  run: RunSchemas;
  types: DeclaredTypes;
}

/**
 * Builds one model, ready to be published: rows, indexes, contract, comments, grants; and what the run reads in its place
 * until then, where that is another.
 */
export const buildModel = async (
  client: pg.Client,
  building: Building,
  step: Step,
): Promise<Outcome<ModelResult>> => {
  const model = building.project.model(step.model);
  const started = performance.now();
  const result = (status: ModelResult['status'], rows: number | null): ModelResult => ({
    ...step,
    status,
    rows,
    ms: performance.now() - started,
  });
  let making = makingOf(model, step, building.run, building.plan);
  try {
    let rows: number | null = null;
    if (step.action === 'replace' || step.action === 'patch') {
      rows = await make(client, building, step, making);
    }
    if (building.plan.overlaid.has(model.name)) {
      making = overlayOf(model, building.run);
      if (step.patch) await overlayPatched(client, model, step.patch, building);
      else rows = (await materialize(client, model, making)).rows;
    }
    return { ok: true, result: result(statusOf(step), rows) };
  } catch (error) {
    return { ok: false, result: { ...result('failed', null), error: explain(error, model, making) } };
  }
};

/** @throws ProjectError when what was made is not what the contract says. */
const make = async (
  client: pg.Client,
  { project, plan, run, types }: Building,
  { model: name }: Step,
  making: Making,
): Promise<number | null> => {
  const model = project.model(name);
  const declared = await types.of(client, model);
  const stored = plan.server === 'citus' && isStored(model) ? model : undefined;
  const isHooked = isWithHooks(model);
  const dressing = dressingOf({ project, run }, model, making, stored && 'view');
  const fill = async (): Promise<Pick<Made, 'rows'> & Partial<Made>> => {
    if (stored) return { rows: await materializeStored(client, stored, run.shadow, project.models) };
    if (isHooked) return { rows: (await materialize(client, model, making)).rows };
    return materialize(client, model, making, dressing);
  };
  // In a patch, the model's name means its new rows: hooks must not reach what readers see.
  const after = making.schema === run.patch ? [run.patch, ...readingPath(run)] : undefined;
  const { rows, columns } = await aroundModel(client, model, fill, after);
  const built = columns ?? (await builtColumns(client, model, making.schema, dressing));
  const error = checkRelation(model, built, declared) ?? (await checkPeriods(client, model, making.schema));
  if (error) throw new ProjectError([error]);
  return rows;
};

const isWithHooks = ({ hooks }: Model): boolean => hooks.before.length + hooks.after.length > 0;

/** The statements that put descriptions and grants on what will be published. */
export const dressingOf = (
  { project, run }: Pick<Building, 'project' | 'run'>,
  model: Model,
  { schema }: Making,
  keyword?: string,
): string[] => {
  if (schema !== run.shadow) return [];
  const commented = isWithHooks(model)
    ? [commentsOn(model, schema, keyword)] // over what a hook wrote
    : firstComments(model, schema, keyword);
  return [...commented, ...modelGrants(project, model, schema)];
};

const statusOf = ({ action }: Step): ModelResult['status'] =>
  action === 'keep' ? 'kept' : action === 'amend' ? 'amended' : 'built';

/** Where in the project an error of the server belongs: an index to the contract, a value to the CSV, the rest to the SQL. */
export const explain = (error: unknown, model: Model, { prefix }: Making): Diagnostic => {
  if (error instanceof ProjectError) return error.diagnostics[0]!;
  if (model.seed) {
    const csv = new SourceFile(model.file, model.seed.content);
    return serverError(error, { source: undefined, prefix: '', otherwise: copyErrorAt(error, csv) });
  }
  const { source } = model.query!;
  return serverError(error, { source, prefix, otherwise: source.at(0) });
};
