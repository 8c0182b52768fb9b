import type pg from 'pg';
import type { Project } from '../project/project.ts';
import type { Step } from '../plan/types.ts';
import { modelGrants } from '../publish/grantStatements.ts';
import { SourceFile } from '../text/sourceFile.ts';
import type { Outcome } from './buildModels.ts';
import { checkRelation } from './checkRelation.ts';
import { commentsOn, createPrefix, materialize } from './materialize.ts';
import { serverError } from './serverError.ts';
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
    const rows = await materialize(client, model, shadow);
    const error = await checkRelation(client, model, shadow);
    if (error) return { ok: false, result: { ...result('failed', rows), error } };
    await client.query([commentsOn(model, shadow), ...modelGrants(project, model, shadow)].join(';\n'));
    return { ok: true, result: result('built', rows) };
  } catch (error) {
    const source = model.query?.source;
    const otherwise = (source ?? new SourceFile(model.file, model.seed?.content ?? '')).at(0);
    const diagnostic = serverError(error, { source, prefix: createPrefix(model, shadow), otherwise });
    return { ok: false, result: { ...result('failed', null), error: diagnostic } };
  }
};
