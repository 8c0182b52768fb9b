import type pg from 'pg';
import { indexesOf } from './indexes.ts';
import type { Plan, Step } from '../plan/types.ts';
import type { Model } from '../project/types.ts';
import { dressingOf, explain, type Building } from './buildModel.ts';
import type { Outcome } from './buildModels.ts';
import { checkRelation } from './checkRelation.ts';
import { makingOf } from './making.ts';
import { madeOf, requestOf } from './materialize.ts';
import type { ModelResult } from './types.ts';

/** Whether a model is made by one request, which nothing need be known for that an earlier one answers. */
export const isOneRequest = (
  model: Model,
  { action }: Step,
  { server, overlaid }: Pick<Plan, 'server' | 'overlaid'>,
): boolean =>
  action === 'replace' &&
  server === 'postgres' &&
  !overlaid.has(model.name) &&
  model.query !== undefined &&
  (model.materialized === 'view' || model.materialized === 'table') &&
  model.hooks.before.length + model.hooks.after.length === 0 &&
  model.statementTimeout === undefined &&
  indexesOf(model).length === 0;

/**
 * Builds several models of one request each in a session, which need not wait for an answer between two: the server does
 * one after the other, each in its own transaction. What stands on one that fails is not to be believed.
 */
export const buildTogether = async (
  client: pg.Client,
  building: Building,
  steps: readonly Step[],
): Promise<Outcome<ModelResult>[]> => {
  const { project, plan, run, types } = building;
  const made = await Promise.all(
    steps.map(async (step) => {
      const model = project.model(step.model);
      const making = makingOf(model, step, run, plan);
      const request = requestOf(model, making, dressingOf(building, model, making));
      return {
        step,
        model,
        making,
        request,
        declared: types.of(client, model).catch((error: unknown) => error),
      };
    }),
  );
  const declared = await Promise.all(made.map((each) => each.declared));
  const session = client as { pipeline: boolean };
  session.pipeline = true;
  let last = performance.now();
  try {
    const asked = made.map(({ request }) => client.query(request.join('\n;\n')));
    return await Promise.all(
      asked.map(async (each, index): Promise<Outcome<ModelResult>> => {
        const { step, model, making } = made[index]!;
        const result = (status: ModelResult['status'], rows: number | null) => {
          const ms = performance.now() - last;
          last += ms; // answers come in the order of the requests
          return { ...step, status, rows, ms, startedAt: new Date(Date.now() - ms) };
        };
        try {
          const { rows, columns } = madeOf((await each) as unknown as pg.QueryResult[], making);
          const built = result('built', rows);
          const types = declared[index];
          if (!Array.isArray(types)) throw types;
          const wrong = checkRelation(model, columns, types);
          if (!wrong) return { ok: true, result: built };
          return { ok: false, result: { ...built, status: 'failed', rows: null, error: wrong } };
        } catch (error) {
          return { ok: false, result: { ...result('failed', null), error: explain(error, model, making) } };
        }
      }),
    );
  } finally {
    session.pipeline = false;
  }
};
