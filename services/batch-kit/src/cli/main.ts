import { type Logger, pino } from 'pino';
import yargs from 'yargs';
import { type Config, ConfigError, readConfig } from '../config.ts';
import type { Batch } from '../declare.ts';
import { explain } from '../run/explain.ts';
import { serve } from '../serve/serve.ts';
import { exitCodes } from './exitCodes.ts';
import { type Asked, runOnce, whoAmI } from './runOnce.ts';
import { stopOnSignals } from './signals.ts';

/** The command line of a batch: `run`, `serve`, `reprocess`. Sets the exit code. */
export const main = async (batch: Batch, args: readonly string[]): Promise<void> => {
  const once = (asked: Asked) => withConfig(batch, (config, log) => doOnce(batch, config, { log, asked }));
  await yargs(args)
    .scriptName(`${batch.name}-batch`)
    .usage(
      '$0 <command>: DATABASE_URL and MONGO_URL say where; settings stand in the file that BATCH_CONFIG names',
    )
    .command('run', 'Load, build, test and publish what is new, once', {}, () =>
      once({ command: 'run', inputs: {} }),
    )
    .command('serve', 'Run by schedule, and what people ask for, until SIGTERM', {}, () =>
      withConfig(batch, (config, log) => serveUntilSignal(batch, config, log)),
    )
    .command(
      'reprocess',
      'Build months again on purpose',
      (command) =>
        command
          .option('period', { type: 'string', describe: 'One month, as 2026-03' })
          .option('from', { type: 'string', describe: 'The first month' })
          .option('to', { type: 'string', describe: 'The last month' })
          .option('dry-run', {
            type: 'boolean',
            default: false,
            describe: 'Only write down how the marts would differ',
          })
          .conflicts('period', ['from', 'to'])
          .check(({ period, from, to }) => {
            if (!period && !(from && to))
              throw new Error('Say which months: --period 2026-03, or --from 2026-01 --to 2026-03.');
            return true;
          }),
      ({ period, from, to, dryRun }) =>
        once({
          command: 'reprocess',
          inputs: {
            from: period ?? from,
            to: period ?? to,
            ...(dryRun ? { dryRun: true } : {}),
          } as Asked['inputs'],
        }),
    )
    .demandCommand(1, 'Say what to do: run, serve or reprocess.')
    .strict()
    .version(false)
    .exitProcess(false)
    .fail((message, error) => {
      process.stderr.write(`${message ?? error?.message}\n`);
      process.exitCode = exitCodes.misused;
    })
    .parseAsync();
};

const withConfig = async (
  batch: Batch,
  work: (config: Config, log: Logger) => Promise<number>,
): Promise<void> => {
  let config: Config;
  try {
    config = readConfig(batch, process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCodes.misused;
    return;
  }
  const log = pino({ name: `${batch.name}-batch`, level: config.level });
  try {
    process.exitCode = await work(config, log);
  } catch (error) {
    log.error({ stack: (error as Error).stack }, explain(error));
    process.exitCode = (error as { code?: string }).code === 'RB400' ? exitCodes.misused : exitCodes.failed;
  }
};

const doOnce = async (
  batch: Batch,
  config: Config,
  { log, asked }: { log: Logger; asked: Asked },
): Promise<number> => {
  const { stop, code } = stopOnSignals(config.graceSeconds, whoAmI());
  const exit = await runOnce(batch, config, { log, stop, asked });
  return exit === exitCodes.done || exit === exitCodes.failed ? exit : (code() ?? exit);
};

const serveUntilSignal = async (batch: Batch, config: Config, log: Logger): Promise<number> => {
  const serving = await serve(batch, config, log);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  await serving.stop();
  return exitCodes.done;
};
