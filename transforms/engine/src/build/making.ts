import pg from 'pg';
import { qualified } from '../database/quote.ts';
import { relationKeyword } from '../database/relationKeyword.ts';
import { readingPath, standingPath, type RunSchemas } from '../plan/runSchemas.ts';
import type { Plan, Step } from '../plan/types.ts';
import type { Model, ModelIndex } from '../project/types.ts';
import { indexesOf } from './indexes.ts';
import { rowsPrefix, type SnapshotRun } from './snapshot/makeSnapshot.ts';
import { inNoPeriod, withinPeriods } from './patchSql.ts';

/** One relation that a model's query is made into: what is sent before and after the model's own text. */
export interface Making {
  schema: string;
  prefix: string;
  suffix: string;
  indexes: ModelIndex[];
  /** Whether it has rows to be counted and analyzed. */
  filled: boolean;
  /** Of a snapshot: how its rows become a history. */
  snapshot?: SnapshotRun;
}

/** What is sent before a model's own text to make its relation. */
export const createPrefix = (model: Model, schema: string): string =>
  `create ${relationKeyword(model.materialized)} ${qualified(schema, model.name)} as\n`;

/** What a run makes of a model to be published. Names in what holds object ids are looked up past the overlay. */
export const makingOf = (
  model: Model,
  step: Step,
  run: RunSchemas,
  plan: Pick<Plan, 'overlaid' | 'states' | 'live' | 'startedAt'>,
): Making => {
  if (model.snapshot) return historyOf(model, step, run, plan);
  const { overlaid } = plan;
  if (step.patch?.by === 'period') return periodsOf(model, step.patch, run);
  const keyword = relationKeyword(model.materialized);
  const stands = overlaid.has(model.name);
  // What it stands on holds the old rows until the publish, which fills it.
  const later = stands && model.materialized === 'materialized_view';
  return {
    schema: run.shadow,
    prefix: `${stands ? `${pathTo(standingPath(run))};\n` : ''}${createPrefix(model, run.shadow)}`,
    suffix: `${later ? '\nwith no data' : ''}${stands ? `;\n${pathTo(readingPath(run))}` : ''}`,
    indexes: indexesOf(model),
    filled: keyword !== 'view' && !later,
  };
};

const historyOf = (
  model: Model,
  { patch }: Step,
  run: RunSchemas,
  { states, live, startedAt }: Pick<Plan, 'states' | 'live' | 'startedAt'>,
): Making => {
  const target = patch ? run.patch : run.shadow;
  const before = states.get(model.name)?.kind === 'snapshot' ? live.get(model.name)?.schema : undefined;
  return {
    schema: target,
    prefix: rowsPrefix(model, run.shadow),
    suffix: '',
    indexes: patch ? model.indexes.filter(({ unique }) => unique) : model.indexes,
    filled: true,
    snapshot: { scratch: run.shadow, target, live: before, startedAt, make: patch ? 'changes' : 'history' },
  };
};

const periodsOf = (
  model: Model,
  patch: Extract<Step['patch'], { by: 'period' }>,
  run: RunSchemas,
): Making => {
  const where = patch.unplaced
    ? `${withinPeriods(patch)} or ${inNoPeriod(patch.column)}`
    : withinPeriods(patch);
  return {
    schema: run.patch,
    prefix: `create table ${qualified(run.patch, model.name)} as select * from (\n`,
    suffix: `\n) as ${pg.escapeIdentifier(model.name)} where ${where}`,
    indexes: model.indexes.filter(({ unique }) => unique),
    filled: true,
  };
};

/** What a run reads in the place of a view or materialized view whose rows will change when it publishes. */
export const overlayOf = (model: Model, run: RunSchemas): Making => {
  const relation = qualified(run.overlay, model.name);
  // Computed once for all that read it, and gone before the run is over: it needs no log.
  const copied = model.materialized === 'materialized_view';
  return {
    schema: run.overlay,
    prefix: `create ${copied ? 'unlogged table' : 'view'} ${relation} as\n`,
    suffix: '',
    indexes: copied ? model.indexes : [],
    filled: copied,
  };
};

const pathTo = (schemas: readonly string[]): string =>
  `set search_path to ${schemas.map((schema) => pg.escapeIdentifier(schema)).join(', ')}`;
