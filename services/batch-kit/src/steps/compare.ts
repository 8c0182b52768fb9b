import {
  diffModels,
  dropTargetIfThere,
  type Model,
  type Project,
  readProject,
} from '@rosetta/transforms-engine';
import pg from 'pg';
import type { Inputs } from '../run/runs.ts';
import type { Say } from '../run/runLog.ts';
import type { Step } from '../run/steps.ts';
import { type BuildAt, buildModels } from './build.ts';
import { amountsByMonth, type MeasureChange } from './amounts.ts';
import { monthRange, timeColumnOf } from './months.ts';

/** Where a dry run builds: schemas of its own, dropped again when what they hold has been compared. */
const target = 'dry_run';

/** How a reprocess would change one model, within its months where the model has a time. */
export interface ModelDifference {
  model: string;
  /** The column by which rows belong to months; null of a model that has none, which is compared whole. */
  timeColumn: string | null;
  rowsBefore: number;
  rowsAfter: number;
  rowsAdded: number;
  rowsRemoved: number;
  rowsChanged: number;
  /** Only months and columns whose sum changes, amounts as decimal texts. */
  amounts: MeasureChange[];
}

/** What a reprocess would publish, compared with what is live. */
export interface Difference {
  from: string;
  to: string;
  models: ModelDifference[];
}

/** Shows work the rows that a reprocess would build from, and takes them away again. */
export type Around = <T>(inputs: Inputs, say: Say, work: () => Promise<T>) => Promise<T>;

/** Builds and tests everything beside what is live, writes down how the marts would differ, and publishes nothing. */
export const compareStep = (at: BuildAt, around: Around = (_inputs, _say, work) => work()): Step => ({
  name: 'compare',
  work: async (context) => {
    const { inputs, say, signal, keep } = context;
    const project = await readProject(at.models);
    await dropTargetIfThere(at.models, at.database, target); // of a dry run that was killed
    try {
      await around(inputs, say, () => buildModels(project, at, context, { target, defer: false }));
      const difference: Difference = { from: inputs.from!, to: inputs.to!, models: [] };
      for (const model of comparable(project)) {
        signal.throwIfAborted();
        const found = await compare(at, model, inputs);
        if (!found) {
          say('info', `${model.name} is not live yet: a build would add it.`, { model: model.name });
          continue;
        }
        difference.models.push(found);
        if (found.rowsAdded + found.rowsRemoved + found.rowsChanged > 0)
          say(
            'info',
            `${model.name}: ${found.rowsAdded} rows added, ${found.rowsRemoved} removed, ${found.rowsChanged} changed.`,
            { model: model.name },
          );
      }
      await keep({ difference });
      return summary(difference);
    } finally {
      await dropTargetIfThere(at.models, at.database, target).catch((error: Error) =>
        say('warn', `What the dry run built could not be dropped; the next one does it: ${error.message}`),
      );
    }
  },
});

/** What readers see and whose rows can be paired. */
const comparable = (project: Project): Model[] => {
  const marts = project.config.schemas.get('marts');
  return [...project.models.values()].filter(
    ({ schema, grain, materialized }) =>
      (marts === undefined || schema === marts) && (grain?.key.length ?? 0) > 0 && materialized !== 'view',
  );
};

const compare = async (
  { models, database }: BuildAt,
  model: Model,
  inputs: Inputs,
): Promise<ModelDifference | undefined> => {
  const client = new pg.Client({ connectionString: database, application_name: 'batch compare' });
  await client.connect();
  try {
    const live = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
      `${pg.escapeIdentifier(model.schema)}.${pg.escapeIdentifier(model.name)}`,
    ]);
    if (!live.rows[0]!.found) return undefined;
    const timeColumn = timeColumnOf(model);
    const where = timeColumn && monthRange(timeColumn, inputs);
    const [found] = await diffModels(models, database, {
      select: model.name,
      from: 'live',
      to: target,
      sampled: 0,
      ...(where ? { where } : {}),
    });
    const { rows } = found!;
    return {
      model: model.name,
      timeColumn: timeColumn ?? null,
      rowsBefore: rows.from,
      rowsAfter: rows.to,
      rowsAdded: rows.added,
      rowsRemoved: rows.removed,
      rowsChanged: rows.changed,
      amounts: timeColumn && where ? await amountsByMonth(client, model, { timeColumn, where, target }) : [],
    };
  } finally {
    await client.end();
  }
};

const summary = ({ from, to, models }: Difference): string => {
  const changed = models.filter(
    ({ rowsAdded, rowsRemoved, rowsChanged }) => rowsAdded + rowsRemoved + rowsChanged > 0,
  );
  return changed.length === 0
    ? `Nothing would change from ${from} to ${to}; nothing was published.`
    : `${changed.length} of ${models.length} models would change from ${from} to ${to} (${changed.map(({ model }) => model).join(', ')}); nothing was published.`;
};
