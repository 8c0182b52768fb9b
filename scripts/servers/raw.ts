import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { startContainer } from './dockerStore.ts';
import { hasJars } from './jars.ts';
import { startJavaStore } from './javaStore.ts';
import { downloadMongod, startMongod } from './mongod.ts';
import { Problem } from './problem.ts';
import { endProcess, type ProcessId } from './processes.ts';

export type RawKind = 'url' | 'docker' | 'mongod' | 'download' | 'java';

export type RawOptions = {
  /** 0 for any. */
  port: number;
  /** Where its data goes, unless it lives elsewhere (MONGO_URL) or in memory. */
  folder: string;
  log: string;
  /** Whether the data must outlive the process. */
  keep: boolean;
  /** What was chosen before: the data lies there. */
  kind?: RawKind;
  /** Added to the server's environment. */
  env?: Record<string, string>;
};

/** Where the raw store answers, and what was started for it: a process, a container, or nothing (MONGO_URL). */
export type RunningRaw = {
  kind: RawKind;
  url: string;
  port?: number;
  process?: ProcessId;
  container?: string;
};

const answers = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 5_000 }).status === 0;

/** What can serve the raw store here, best first. EMBEDDED or CI go to the embedded store at once, as does whoever needed it before. */
export const chooseRaw = (env: NodeJS.ProcessEnv = process.env): RawKind[] => {
  if (env.MONGO_URL) return ['url'];
  if (env.EMBEDDED || env.CI || hasJars()) return ['java'];
  return [
    ...(answers('docker', 'info') ? ['docker' as const] : []),
    ...(answers('mongod', '--version') ? ['mongod' as const] : []),
    'download',
    'java',
  ];
};

/** Asks the raw store whether it is there. @throws Problem, without the password, when it does not answer in time. */
export const ping = async (url: string, patienceMs = 15_000): Promise<void> => {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: patienceMs });
  try {
    await client.db('admin').command({ ping: 1 });
  } catch (error) {
    throw new Problem(
      `The raw store does not answer at ${url.replace(/\/\/[^@/]*@/, '//***@')} (${(error as Error).message}).`,
    );
  } finally {
    await client.close();
  }
};

const start = async (
  kind: RawKind,
  { port, folder, log, keep, env: added }: RawOptions,
  env: NodeJS.ProcessEnv,
): Promise<RunningRaw> => {
  const data = join(folder, `raw-${kind}`);
  if (kind === 'url') return { kind, url: env.MONGO_URL ?? '' };
  if (kind === 'docker') return { kind, ...startContainer({ port, keep }) };
  mkdirSync(data, { recursive: true });
  const started =
    kind === 'java'
      ? await startJavaStore({
          port,
          file: keep ? join(data, 'raw.mv') : undefined,
          log,
          heap: '2g',
          env: added,
        })
      : await startMongod({
          binary: kind === 'mongod' ? 'mongod' : await downloadMongod(),
          port,
          data,
          log,
          env: added,
        });
  return { kind, ...started, url: `mongodb://127.0.0.1:${started.port}` };
};

/** Starts the raw store, the best kind that this machine offers, and waits until it answers. */
export const startRaw = async (
  options: RawOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<RunningRaw> => {
  const kinds = options.kind && !env.MONGO_URL ? [options.kind] : chooseRaw(env);
  for (const [index, kind] of kinds.entries()) {
    try {
      const running = await start(kind, options, env);
      await ping(running.url).catch(async (error) => {
        if (running.process) await endProcess(running.process);
        throw error;
      });
      return running;
    } catch (error) {
      if (index === kinds.length - 1) throw error;
    }
  }
  throw new Problem('No raw store can be started here: set MONGO_URL to a MongoDB that you have.');
};
