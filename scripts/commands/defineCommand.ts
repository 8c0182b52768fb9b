import type { ArgumentsCamelCase, CommandModule } from 'yargs';
import { explain } from '../servers/problem.ts';

/** A yargs command that prints one sentence and ends with 1 when it throws. */
export const defineCommand = <T>(
  command: Omit<CommandModule<object, T>, 'handler'> & {
    run: (args: ArgumentsCamelCase<T>) => Promise<number | void>;
  },
): CommandModule<object, T> => {
  const { run, ...module } = command;
  return {
    ...module,
    handler: async (args) => {
      try {
        process.exitCode = (await run(args)) ?? 0;
      } catch (error) {
        console.error(explain(error));
        process.exitCode = 1;
      }
    },
  };
};
