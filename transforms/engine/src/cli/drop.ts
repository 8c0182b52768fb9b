import type { CommandModule } from 'yargs';
import { connect } from '../database/connect.ts';
import { readProject } from '../project/readProject.ts';
import { opsOf } from '../database/opsSchema.ts';
import { type DroppedTarget, dropTarget, targetContents } from '../targets/dropTarget.ts';
import { inTarget } from '../targets/targetProject.ts';
import { TransformError } from '../text/diagnostics.ts';
import { count } from './format.ts';
import { databaseOptions, targetOption, type DatabaseArguments, type TargetArguments } from './options.ts';

/** Drops what the engine made in a target, if it made anything there; never anything of production. */
export const dropTargetIfThere = async (
  directory: string,
  database: string,
  target: string,
): Promise<DroppedTarget | undefined> => {
  const project = inTarget(await readProject(directory), target);
  const client = await connect(database, project.name);
  try {
    const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
      `${opsOf(project.name)}.model_state`,
    ]);
    return rows[0]!.found ? await dropTarget(client, project) : undefined;
  } finally {
    await client.end();
  }
};

/** What `drop` takes. */
type DropArguments = DatabaseArguments & TargetArguments & { yes: boolean };

/** `drop`: takes a developer's target away. */
export const dropCommand: CommandModule<object, DropArguments> = {
  command: 'drop',
  describe: 'Drop the schemas and the state of a target, never of production. Exit 0; 1: it cannot be done',
  builder: (yargs) =>
    targetOption(databaseOptions(yargs)).option('yes', {
      type: 'boolean',
      alias: 'y',
      default: false,
      describe: 'Do it; without it the command only says what would go',
    }),
  handler: async ({ project: directory, database, target, yes, json }) => {
    if (target === undefined) throw new TransformError('say which target to drop, as in --target dev_alice');
    const project = inTarget(await readProject(directory), target);
    const client = await connect(database, project.name);
    try {
      if (!yes) {
        const contents = await targetContents(client, project);
        const models = [...contents.values()].flat().length;
        throw new TransformError(
          `this drops ${count(models, 'model')} in ${[...contents.keys()].join(', ') || 'no schema'} and the state of target ${target}; pass --yes to do it`,
        );
      }
      const dropped = await dropTarget(client, project);
      if (json) console.log(JSON.stringify(dropped, null, 2));
      else {
        console.log(
          `Dropped ${count(dropped.models, 'model')} and ${dropped.schemas.join(', ') || 'no schema'}.`,
        );
        for (const schema of dropped.kept)
          console.log(`Schema ${schema} stays: it holds what rosetta-transform did not make.`);
      }
    } finally {
      await client.end();
    }
  },
};
