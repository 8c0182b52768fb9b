import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('worker.ts', import.meta.url));

/** One line of a worker's output. */
export interface OutputLine {
  msg: string;
  level: number;
  runId?: string;
  step?: string;
  port?: number;
  [field: string]: unknown;
}

/** A worker in a process of its own. */
export interface WorkerProcess {
  lines: OutputLine[];
  errors: () => string;
  /** The first line that says this, now or later. */
  until: (text: string | RegExp) => Promise<OutputLine>;
  kill: (signal: NodeJS.Signals) => void;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

/** Starts `cellar-batch ARGS` as a process. */
export const startWorker = (environment: Record<string, string>, ...args: string[]): WorkerProcess => {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: OutputLine[] = [];
  const waiting = new Set<() => void>();
  let errors = '';
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop()!;
    for (const part of parts.filter(Boolean)) lines.push(JSON.parse(part) as OutputLine);
    for (const look of waiting) look();
  });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return {
    lines,
    errors: () => errors,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find(({ msg }) =>
            typeof text === 'string' ? msg.includes(text) : text.test(msg),
          );
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
        void ended.then((code) => {
          look();
          if (waiting.delete(look))
            reject(
              new Error(`ended (${code}) without "${text}": ${errors}${JSON.stringify(lines, null, 1)}`),
            );
        });
      }),
    kill: (signal) => child.kill(signal),
    ended,
  };
};
