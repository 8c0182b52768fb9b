import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../servers/paths.ts';

const words: Record<number, string> = { 40: ' WARNING', 50: ' ERROR' };

/** A line of a service's JSON log as a person reads it; any other line as it is. */
export const readable = (line: string): string => {
  try {
    const { level, time, step, msg } = JSON.parse(line) as {
      level: number;
      time: number;
      step?: string;
      msg: string;
    };
    return `${new Date(time).toISOString().slice(11, 19)}${words[level] ?? ''}${step ? ` ${step}:` : ''} ${msg}`;
  } catch {
    return line;
  }
};

/** Runs a program that logs JSON lines, keeps them in a log and says them readably. Returns its exit code and last words. */
export const runLines = async (
  command: string,
  args: string[],
  { env, log, say }: { env: Record<string, string>; log: string; say: (line: string) => void },
): Promise<{ code: number; last: string }> => {
  mkdirSync(dirname(log), { recursive: true });
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  let last = '';
  const hear = async (stream: NodeJS.ReadableStream): Promise<void> => {
    for await (const line of createInterface({ input: stream })) {
      appendFileSync(log, `${line}\n`);
      last = readable(line).replace(/^\d\d:\d\d:\d\d /, '');
      say(readable(line));
    }
  };
  await Promise.all([hear(child.stdout), hear(child.stderr)]);
  const [code] = await ended;
  return { code: code ?? 1, last };
};
