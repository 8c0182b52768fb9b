import { basename } from 'node:path';
import type pg from 'pg';
import type { ModelState, SourcePeriods } from '../../database/ops.ts';
import type { Project } from '../../project/project.ts';
import type { Model } from '../../project/types.ts';
import { inputsOf } from '../inputs.ts';
import type { Action, Patch, Plan, TimeRange } from '../types.ts';
import { describeRanges, mergeRanges, periodAt, wholePeriods } from './periods.ts';
import { rowTimes, type RowTimes } from './rowTimes.ts';
import { noPeriod, sourcePeriods } from './sourcePeriods.ts';

/** What becomes of an incremental model, and what is remembered of its sources for the next time. */
export interface Decision {
  action: Action;
  reasons: string[];
  patch?: Patch;
  periods: Record<string, SourcePeriods>;
}

/** What is asked of an incremental model whose definition did not change. */
export interface Question {
  project: Project;
  model: Model;
  state: ModelState;
  plan: Pick<Plan, 'changed' | 'steps'>;
  /** What its rows are made of and changed: a source or a stored model, with the reason. */
  rows: ReadonlyMap<string, string>;
  reprocess: TimeRange | undefined;
}

/** The periods of every source that can tell them, to be remembered with a whole build. */
export const allPeriods = async (
  client: pg.Client,
  project: Project,
  model: Model,
): Promise<Record<string, SourcePeriods>> => {
  const { times } = await rowTimes(project, model);
  const periods: Record<string, SourcePeriods> = {};
  for (const [name, { sql }] of times) {
    const source = project.sources.get(name);
    const found = source && (await sourcePeriods(client, source, sql, model.incremental!.period, undefined));
    if (found) periods[name] = found.remember;
  }
  return periods;
};

/** Decides which periods are built again; when something changed that cannot tell its periods, all are. */
export const decideIncremental = async (client: pg.Client, question: Question): Promise<Decision> => {
  const { project, model, state, plan, rows, reprocess } = question;
  const { period, timeColumn, asOfRun } = model.incremental!;
  const counted = inputsOf(project, model.name, new Set(asOfRun.map(({ parent }) => parent)));
  const known = await rowTimes(project, model);
  const periods = { ...state.periods };
  const ranges: TimeRange[] = [];
  const reasons: string[] = [];
  const untold: string[] = [];
  let unplaced = false;
  const patch = (found: readonly TimeRange[], why: string): void => {
    if (found.length === 0) return;
    ranges.push(...found);
    reasons.push(`${describeRanges(mergeRanges(found), period)} (${why})`);
  };

  const read = readFromProduction(project);
  for (const [name, reason] of rows) {
    const parent = read.get(name);
    if (parent !== undefined) {
      if (counted.models.has(parent))
        untold.push(
          `${reason} and tells no periods: production published it; select ${parent} too to have its periods here`,
        );
      continue;
    }
    const time = known.times.get(name);
    if (counted.sources.has(name)) {
      const source = project.sources.get(name)!;
      const found = time && (await sourcePeriods(client, source, time.sql, period, state.periods[name]));
      if (found) periods[name] = found.remember;
      if (!found?.changed) untold.push(`${reason} ${untoldReason(question, known, name, found?.why)}`);
      else {
        patch(
          found.changed.filter((from) => from !== noPeriod).map((from) => periodAt(from, period)),
          `changed rows in ${name}`,
        );
        if (found.changed.includes(noPeriod)) {
          unplaced = true;
          reasons.push(`rows without a time in ${name}`);
        }
      }
    } else if (counted.models.has(name)) {
      const change = plan.changed.get(name)!;
      const parent = project.model(name);
      if (change !== 'any' && time?.ordered === parent.incremental?.timeColumn)
        patch(
          change.ranges.map((range) => wholePeriods(range, period)),
          `changed rows in ${name}`,
        );
      else untold.push(`${reason} ${untoldReason(question, known, name, undefined)}`);
    }
  }
  if (reprocess) patch([wholePeriods(reprocess, period)], 'asked for');
  if (untold.length > 0)
    return { action: 'replace', reasons: untold, periods: await allPeriods(client, project, model) };
  if (ranges.length === 0 && !unplaced) return { action: 'keep', reasons: [], periods };
  return {
    action: 'patch',
    reasons,
    patch: { by: 'period', column: timeColumn, ranges: mergeRanges(ranges), unplaced },
    periods,
  };
};

/** What a target reads of production, by the name that it is recorded under. */
const readFromProduction = ({ target }: Project): Map<string, string> =>
  new Map([...(target?.deferred ?? [])].map(([name, { state }]) => [`${state.schema}.${name}`, name]));

/** Why a change leads to a full refresh, and which key of the contract would change that. */
const untoldReason = (
  { project, model }: Question,
  { times, stops }: RowTimes,
  name: string,
  why: string | undefined,
): string => {
  if (project.models.has(name)) {
    return 'and tells no periods; list it under incremental.as_of_run to apply it to re-built periods only';
  }
  if (times.has(name))
    return `and tells no periods: ${why ?? 'only a table does, or a source with a watermark'}`;
  const [stop] = stops;
  const { timeColumn } = model.incremental!;
  const because = stop
    ? `${timeColumn} cannot be followed past ${stop.why} at ${basename(stop.at.file)}:${stop.at.line}:${stop.at.column}`
    : `${timeColumn} does not come from it alone`;
  return `and tells no periods: ${because}; say under incremental.from how its rows get their time`;
};
