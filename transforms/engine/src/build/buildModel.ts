import type pg from 'pg';
import type { Project } from '../project/project.ts';
import type { Step } from '../plan/types.ts';
import { modelGrants } from '../publish/grantStatements.ts';
import type { Model } from '../project/types.ts';
import { ProjectError, type Diagnostic } from '../text/diagnostics.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { aroundModel } from './aroundModel.ts';
import type { Outcome } from './buildModels.ts';
import { checkRelation, declaredTypes } from './checkRelation.ts';
import { commentsOn, createPrefix, materialize } from './materialize.ts';
import { copyErrorAt, serverError } from './serverError.ts';
import type { ModelResult } from './types.ts';

/** Builds one model in the shadow, ready to be published: rows, indexes, contract, comments, grants. */
export const buildModel = async (
  client: pg.Client,
  project: Project,
  step: Step,
  shadow: string,
): Promise<Outcome<ModelResult>> => {
  const model = project.model(step.model);
  const started = performance.now();
  const result = (status: ModelResult['status'], rows: number | null): ModelResult => ({
    ...step,
    status,
    rows,
    ms: performance.now() - started,
  });
  try {
    const types = await declaredTypes(client, model);
    const rows = await aroundModel(client, model, () => materialize(client, model, shadow));
    const error = await checkRelation(client, model, shadow, types);
    if (error) return { ok: false, result: { ...result('failed', rows), error } };
    await client.query([commentsOn(model, shadow), ...modelGrants(project, model, shadow)].join(';\n'));
    return { ok: true, result: result('built', rows) };
  } catch (error) {
    return { ok: false, result: { ...result('failed', null), error: explain(error, model, shadow) } };
  }
};

/** Where in the project an error of the server belongs: an index to the contract, a value to the CSV, the rest to the SQL. */
const explain = (error: unknown, model: Model, shadow: string): Diagnostic => {
  if (error instanceof ProjectError) return error.diagnostics[0]!;
  if (model.seed) {
    const csv = new SourceFile(model.file, model.seed.content);
    return serverError(error, { source: undefined, prefix: '', otherwise: copyErrorAt(error, csv) });
  }
  const { source } = model.query!;
  return serverError(error, { source, prefix: createPrefix(model, shadow), otherwise: source.at(0) });
};
