import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { nextTimes } from './serve/cron.ts';
import type { Batch, ScheduleDeclaration } from './declare.ts';

/** Something in the configuration that cannot be used, in one sentence. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const days = z.int().min(1);

const schedule = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'is lower-case, as in nightly'),
  cron: z.string(),
  timeZone: z.string().default('UTC'),
  command: z.enum(['run', 'reprocess']).default('run'),
  inputs: z.record(z.string(), z.unknown()).default({}),
});

const File = z.strictObject({
  schedules: z.array(schedule).optional(),
  retention: z
    .strictObject({
      logs: days.default(90),
      runs: days.default(400),
      actions: days.default(800),
      jobs: days.default(30),
    })
    .prefault({}),
  threads: z.int().min(1).max(64).default(2),
  graceSeconds: z.number().min(0).default(20),
  makeUpMissed: z.boolean().default(true),
  closeMonthsAfterDays: z.int().min(0).optional(),
});

/** How a batch is run here: addresses from the environment, the rest from a file or its defaults. */
export interface Config extends Omit<z.infer<typeof File>, 'schedules'> {
  database: string;
  raw: string;
  port: number;
  level: string;
  schedules: readonly ScheduleDeclaration[];
  environment: NodeJS.ProcessEnv;
}

/**
 * Reads `DATABASE_URL`, `MONGO_URL`, `PORT`, `LOG_LEVEL`, and the settings: the file that `BATCH_CONFIG` names, or `BATCH_SETTINGS` as text.
 * @throws ConfigError that names the setting, its value and what to write.
 */
export const readConfig = (batch: Batch, environment: NodeJS.ProcessEnv): Config => {
  const { schedules = batch.schedules, ...settings } = readSettings(environment);
  schedules.forEach(checkSchedule);
  const twice = schedules.find(
    ({ name }, index) => schedules.findIndex((other) => other.name === name) !== index,
  );
  if (twice) throw new ConfigError(`The schedule ${twice.name} is there twice: give each its own name.`);
  return {
    ...settings,
    schedules,
    database: required(environment, 'DATABASE_URL', 'the mart database, as its owner'),
    raw: required(environment, 'MONGO_URL', 'the raw store'),
    port: readPort(environment.PORT ?? '7110'),
    level: readLevel(environment.LOG_LEVEL ?? 'info'),
    environment,
  };
};

const readSettings = (environment: NodeJS.ProcessEnv): z.infer<typeof File> => {
  const path = environment.BATCH_CONFIG;
  if (path && !existsSync(path))
    throw new ConfigError(`BATCH_CONFIG names ${path}, which does not exist: name a YAML file.`);
  const where = path ?? 'BATCH_SETTINGS';
  let given: unknown;
  try {
    given = parse(path ? readFileSync(path, 'utf8') : (environment.BATCH_SETTINGS ?? '')) ?? {};
  } catch (error) {
    throw new ConfigError(`${where} is not YAML: ${(error as Error).message}`);
  }
  const read = File.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ConfigError(`${where}: ${issue!.path.join('.') || 'the settings'}: ${issue!.message}.`);
};

const checkSchedule = ({ name, cron, timeZone }: ScheduleDeclaration): void => {
  try {
    nextTimes({ cron, timeZone }, 1);
  } catch (error) {
    throw new ConfigError(
      `The schedule ${name} (${cron}, ${timeZone}) cannot be read: ${(error as Error).message}`,
    );
  }
};

const required = (environment: NodeJS.ProcessEnv, name: string, what: string): string => {
  const value = environment[name];
  if (!value) throw new ConfigError(`Set ${name} to the address of ${what}.`);
  return value;
};

const readPort = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535))
    throw new ConfigError(`PORT=${text} is not a port: give a whole number up to 65535.`);
  return port;
};

const readLevel = (text: string): string => {
  if (!['debug', 'info', 'warn', 'error'].includes(text))
    throw new ConfigError(`LOG_LEVEL=${text} is not a level: use debug, info, warn or error.`);
  return text;
};
