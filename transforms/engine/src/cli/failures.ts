import type { CommandModule } from 'yargs';
import { connect } from '../database/connect.ts';
import { readTestFailures, type TestFailure } from '../database/testFailures.ts';
import { readConfig } from '../project/readConfig.ts';
import { Diagnostics, TransformError } from '../text/diagnostics.ts';
import { stateKey, checkTarget } from '../targets/targetName.ts';
import {
  connectionOptions,
  targetOption,
  type ConnectionArguments,
  type TargetArguments,
} from './options.ts';

interface FailuresArguments extends ConnectionArguments, TargetArguments {
  run: string | undefined;
}

/** `failures`: the rows that tests found. */
export const failuresCommand: CommandModule<object, FailuresArguments> = {
  command: 'failures',
  describe: 'Show the failing rows that were kept of the last run with any, or of one run. Exit 0',
  builder: (yargs) =>
    targetOption(connectionOptions(yargs)).option('run', {
      type: 'string',
      describe: 'The run, or how its id begins',
    }),
  handler: async ({ project, database, target, run, json }) => {
    if (run !== undefined && !/^[0-9a-f-]{1,36}$/.test(run))
      throw new TransformError(`--run is the id of a run or how it begins, such as 3f2a91c0, not ${run}`);
    const diagnostics = new Diagnostics();
    const config = await readConfig(project, diagnostics);
    diagnostics.throwIfAny();
    if (target !== undefined) checkTarget(config.name, config.schemas.values(), target);
    const name = target === undefined ? config.name : stateKey(config.name, target);
    const client = await connect(database, name);
    try {
      const failures = await readTestFailures(client, name, run);
      console.log(json ? formatJson(failures) : formatFailures(failures, run));
    } finally {
      await client.end();
    }
  },
};

/** The rows go out as the server wrote them: JavaScript would round their numbers. */
const formatJson = (failures: readonly TestFailure[]): string =>
  `{"failures":[${failures
    .map(({ row, ...failure }) => `${JSON.stringify(failure).slice(0, -1)},"row":${row ?? 'null'}}`)
    .join(',\n')}]}`;

const formatFailures = (failures: readonly TestFailure[], run: string | undefined): string => {
  const [first] = failures;
  if (!first)
    return run === undefined ? 'No failing rows are kept.' : `No failing rows are kept of run ${run}.`;
  const lines = failures.flatMap(({ test, status, message, row }, index) => [
    ...(failures[index - 1]?.test === test ? [] : [`${status}  ${message}`]),
    ...(row === null ? [] : [`    ${row}`]),
  ]);
  return [`Run ${first.runId} at ${first.at}:`, ...lines].join('\n');
};
