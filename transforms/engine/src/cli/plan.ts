import type { CommandModule } from 'yargs';
import { distributionNote } from '../citus/distributionNote.ts';
import { connect } from '../database/connect.ts';
import { makePlan } from '../plan/makePlan.ts';
import { modelsOf, type PlanOptions, type Step } from '../plan/types.ts';
import { readProject } from '../project/readProject.ts';
import { sunsetWarnings } from '../project/sunsets.ts';
import { ProjectError } from '../text/diagnostics.ts';
import { readBesides, type Besides } from './besides.ts';
import { because, count } from './format.ts';
import { deferring, type TargetOptions } from '../targets/deferring.ts';
import {
  deferOptions,
  planOptions,
  selectionOf,
  type DeferArguments,
  type PlanArguments,
} from './options.ts';
import { table } from './table.ts';

/**
 * What a build would do with each model, and why. Takes no lock and changes nothing.
 * @throws ProjectError when the server refuses the query of a model that would be built.
 */
export const plan = async (
  directory: string,
  database: string,
  options: PlanOptions & TargetOptions = {},
  log: (message: string) => void = () => undefined,
): Promise<Step[]> => {
  const { project, client, recorded } = await opened(directory, database, options);
  try {
    project.target?.notes.forEach((note) => log(note));
    sunsetWarnings(project).forEach(log);
    const made = await makePlan(client, project, options, recorded);
    distributionNote(project, made).forEach(log);
    const changed = modelsOf(made, 'replace', 'patch');
    if (changed.length === 0) return made.steps;
    const { checkQueries } = await import('../describe/checkQueries.ts');
    const { errors } = await checkQueries(client, project, changed);
    if (errors.size > 0) throw new ProjectError([...errors.values()]);
    return made.steps;
  } finally {
    await client.end();
  }
};

const opened = async (
  directory: string,
  database: string,
  options: PlanOptions & TargetOptions,
): Promise<Besides> => {
  if (options.target === undefined) return readBesides(directory, database);
  const project = await deferring(await readProject(directory), database, options);
  return { project, client: await connect(database, project.name), recorded: undefined };
};

/** `plan`: what would change, and why. */
export const planCommand: CommandModule<object, PlanArguments & DeferArguments> = {
  command: 'plan',
  describe: 'Show what build would do, and why. Exit 0: nothing to do; 2: something; 1: it cannot be done',
  builder: (yargs) => deferOptions(planOptions(yargs)),
  handler: async ({
    project,
    database,
    json,
    'full-refresh': fullRefresh,
    reprocess,
    target,
    defer,
    ...selection
  }) => {
    const steps = await plan(
      project,
      database,
      { ...selectionOf(selection), fullRefresh, reprocess, target, defer },
      console.error,
    );
    const changes = steps.filter(({ action }) => action !== 'keep');
    if (json) console.log(JSON.stringify({ steps }, null, 2));
    else {
      if (changes.length > 0) {
        console.log(
          table(
            ['model', 'action', 'change', 'reason'],
            changes.map((step) => [
              `${step.schema}.${step.model}`,
              step.action,
              step.change ?? '',
              because([...step.changes, ...step.reasons], 3),
            ]),
          ),
        );
        console.log();
      }
      const kept = count(steps.length - changes.length, 'model');
      console.log(
        changes.length === 0
          ? `Nothing to do: ${kept} up to date.`
          : `${changes.length} to do, ${kept} kept.`,
      );
    }
    if (changes.length > 0) process.exitCode = 2;
  },
};
