import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from '../servers/paths.ts';
import { Problem } from '../servers/problem.ts';

export type RunOptions = {
  title: string;
  env?: Record<string, string>;
  /** Keep the output here instead of showing it; its end is shown when the command fails. */
  log?: string;
};

/** Runs a program to its end and returns what it printed. @throws Problem with the end of its output when it fails. */
export const run = async (
  command: string,
  args: string[],
  { title, env, log }: RunOptions,
): Promise<string> => {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  if (log) mkdirSync(dirname(log), { recursive: true });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (log) appendFileSync(log, text);
      else process.stdout.write(text);
    });
  }
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  if (code === 0) return output;
  const end = log
    ? `; its log ${log} ends with:\n${output.trim().split('\n').slice(-15).join('\n')}`
    : '; see above.';
  throw new Problem(`${title} failed (${signal ?? `exit ${code}`})${end}`);
};
