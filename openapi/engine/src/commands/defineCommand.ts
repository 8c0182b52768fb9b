import type { CommandModule, InferredOptionTypes, Options } from 'yargs';
import { ContractError } from '../options.ts';

/** What a command says of itself. */
interface Definition<O extends Record<string, Options>> {
  /** Its name, and positional arguments as yargs writes them: `lineage <operation>`. */
  command: string;
  describe: string;
  /** Every option; a positional argument is declared here too. */
  options: O;
  /** Gives the exit code; nothing is 0. Import what is heavy in here, so that other commands start fast. */
  run: (argv: InferredOptionTypes<O>) => Promise<number | void>;
}

/** A command of the bin: one that throws a ContractError prints its sentences and ends with 1. */
export const defineCommand = <O extends Record<string, Options>>({
  options,
  run,
  ...module
}: Definition<O>): CommandModule => ({
  ...module,
  builder: options,
  handler: async (argv) => {
    try {
      process.exitCode = (await run(argv as never)) ?? 0;
    } catch (error) {
      process.stderr.write(
        `${error instanceof ContractError ? error.message : String((error as Error).stack)}\n`,
      );
      process.exitCode = 1;
    }
  },
});
