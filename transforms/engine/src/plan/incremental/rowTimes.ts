import type { SelectStmt } from 'libpg-query';
import type { Project } from '../../project/project.ts';
import type { Model } from '../../project/types.ts';
import { countReads } from '../../sql/countReads.ts';
import { parseSelect } from '../../sql/parse.ts';
import { timeOrigins, type TimeOrigin } from '../../sql/timeOrigins.ts';
import { longerSpan } from '../../sql/timeStep.ts';
import type { Location } from '../../text/sourceFile.ts';

/** The time that a row of a source or model has in an incremental model, as SQL over its columns. */
export interface RowTime {
  sql: string;
  /** The one column it is made of by steps that leave it in its period, so that periods of it are periods of the time. */
  ordered: string | undefined;
}

/** By source and stored model, the time of its rows; and what was in the way where there is none. */
export interface RowTimes {
  times: Map<string, RowTime>;
  stops: { why: string; at: Location }[];
}

/**
 * Says for everything that an incremental model stands on which time of the model a row of it belongs to: what the
 * contract says under `from`, else what can be followed from the time column, if the relation is read there and nowhere
 * else. What is not in the answer may change rows of any time.
 */
export const rowTimes = async (project: Project, model: Model): Promise<RowTimes> => {
  const { timeColumn, period, from } = model.incremental!;
  const stops: RowTimes['stops'] = [];
  const origins = await trace(project, model, timeColumn, stops);
  const reads = await readsOf(project, model);
  const times = new Map<string, RowTime>();
  for (const [relation, number] of reads) {
    const found = origins.filter((origin) => origin.relation === relation);
    const written = new Set(found.map(({ column, write }) => write(quote(column))));
    if (found.length !== number || written.size !== 1) continue;
    const [{ column, within }] = found as [TimeOrigin];
    const ordered = longerSpan(within, period) === period ? column : undefined;
    times.set(relation, { sql: [...written][0]!, ordered });
  }
  for (const [relation, { sql }] of from) {
    const ordered = /^[a-z_][a-z0-9_]*$/.test(sql) ? sql : undefined;
    times.set(relation, { sql, ordered });
  }
  return { times, stops };
};

/** Follows a column through the views that it goes through. */
const trace = async (
  project: Project,
  model: Model,
  column: string,
  stops: RowTimes['stops'],
): Promise<TimeOrigin[]> => {
  const found = timeOrigins(
    await parsed(model),
    column,
    (relation) =>
      (project.models.get(relation) ?? project.sources.get(relation))?.columns.map(({ name }) => name) ?? [],
  );
  for (const { why, location } of found.stops) stops.push({ why, at: model.query!.source.atByte(location) });
  const origins: TimeOrigin[] = [];
  for (const origin of found.origins) {
    const parent = project.models.get(origin.relation);
    if (parent?.materialized !== 'view') {
      origins.push(origin);
      continue;
    }
    for (const below of await trace(project, parent, origin.column, stops)) {
      const write = (reference: string) => origin.write(below.write(reference));
      origins.push({ ...below, write, within: longerSpan(origin.within, below.within) });
    }
  }
  return origins;
};

/** How often a model reads each source and stored model, views seen through. */
const readsOf = async (project: Project, model: Model): Promise<Map<string, number>> => {
  const reads = new Map<string, number>();
  for (const [relation, number] of countReads(await parsed(model))) {
    const parent = project.models.get(relation);
    const below = parent?.materialized === 'view' ? await readsOf(project, parent) : new Map([[relation, 1]]);
    for (const [name, times] of below) reads.set(name, (reads.get(name) ?? 0) + number * times);
  }
  return reads;
};

const parsed = async ({ query }: Model): Promise<SelectStmt> =>
  (await parseSelect(query!.source, () => undefined))!.select;

const quote = (column: string): string => `"${column.replaceAll('"', '""')}"`;
