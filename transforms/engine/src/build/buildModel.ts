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
import { checkRelation, declaredTypes } from './checkRelation.ts';
import { commentsOn } from './commentsOn.ts';
import { makingOf, overlayOf, type Making } from './making.ts';
import { materialize } from './materialize.ts';
import { overlayPatched } from './overlayPatched.ts';
import { copyErrorAt, serverError } from './serverError.ts';
import type { ModelResult } from './types.ts';

/** What the building of a model needs to know of its run. */
export interface Building {
  project: Project;
  plan: Plan;
  run: RunSchemas;
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
      else rows = await materialize(client, model, making);
    }
    return { ok: true, result: result(statusOf(step), rows) };
  } catch (error) {
    return { ok: false, result: { ...result('failed', null), error: explain(error, model, making) } };
  }
};

/** @throws ProjectError when what was made is not what the contract says. */
const make = async (
  client: pg.Client,
  { project, plan, run }: Building,
  { model: name }: Step,
  making: Making,
): Promise<number | null> => {
  const model = project.model(name);
  const types = await declaredTypes(client, model);
  const stored = plan.server === 'citus' && isStored(model) ? model : undefined;
  const fill = () =>
    stored
      ? materializeStored(client, stored, run.shadow, project.models)
      : materialize(client, model, making);
  // In a patch, the model's name means its new rows: hooks must not reach what readers see.
  const after = making.schema === run.patch ? [run.patch, ...readingPath(run)] : undefined;
  const rows = await aroundModel(client, model, fill, after);
  const error =
    (await checkRelation(client, model, making.schema, types)) ??
    (await checkPeriods(client, model, making.schema));
  if (error) throw new ProjectError([error]);
  if (making.schema === run.shadow)
    await client.query(
      [
        commentsOn(model, making.schema, stored && 'view'),
        ...modelGrants(project, model, making.schema),
      ].join(';\n'),
    );
  return rows;
};

const statusOf = ({ action }: Step): ModelResult['status'] =>
  action === 'keep' ? 'kept' : action === 'amend' ? 'amended' : 'built';

/** Where in the project an error of the server belongs: an index to the contract, a value to the CSV, the rest to the SQL. */
const explain = (error: unknown, model: Model, { prefix }: Making): Diagnostic => {
  if (error instanceof ProjectError) return error.diagnostics[0]!;
  if (model.seed) {
    const csv = new SourceFile(model.file, model.seed.content);
    return serverError(error, { source: undefined, prefix: '', otherwise: copyErrorAt(error, csv) });
  }
  const { source } = model.query!;
  return serverError(error, { source, prefix, otherwise: source.at(0) });
};
