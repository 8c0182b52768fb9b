import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FailPoint, Harm } from './failPoint.ts';
import type { Harvest } from './harvest.ts';

/** A process that lands and runs the harvest, for a test to harm. */
export interface KillWorker {
  /** When the process has loaded its code and begins. */
  ready: Promise<unknown>;
  /** When it waits at its fail point. */
  arrived: Promise<unknown>;
  goOn: () => void;
  kill: () => void;
  /** The signal that ended it, or its exit code. */
  ended: Promise<NodeJS.Signals | number>;
  output: () => string;
}

/** Starts it. */
export const startKillWorker = (
  { models, environment }: Harvest,
  work: { file: string; harm: Harm; point?: FailPoint },
): KillWorker => {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const path = fileURLToPath(new URL('killWorker.ts', import.meta.url));
  const child = spawn(process.execPath, [path, JSON.stringify({ models, ...work })], {
    env: { ...inherited, ...environment, BATCH_SETTINGS: 'graceSeconds: 0' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined); // it died while it was told something
  let output = '';
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => (output += `${line}\n`));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const ended = once(child, 'close').then(([code, signal]) => (signal ?? code) as NodeJS.Signals | number);
  const said = (text: string) =>
    new Promise<void>((resolve) => {
      lines.on('line', (line) => line.includes(`"${text}"`) && resolve());
      void ended.then(() => resolve());
    });
  return {
    ready: said('ready'),
    arrived: said('at the fail point'),
    goOn: () => child.stdin.write('go on\n'),
    kill: () => child.kill('SIGKILL'),
    ended,
    output: () => output,
  };
};
