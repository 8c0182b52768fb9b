import { root } from '../servers/paths.ts';
import { startDetached } from '../servers/detached.ts';
import { Problem } from '../servers/problem.ts';
import type { ProcessId } from '../servers/processes.ts';
import type { ServerName } from '../config.ts';
import { marksOf } from './server.ts';

/** Starts `node ARGS` as this server, in the background with its output in a log. */
export const startNode = (
  name: ServerName,
  args: string[],
  env: Record<string, string>,
  log: string,
  cwd = root,
): ProcessId => {
  const started = startDetached(process.execPath, args, { cwd, log, env: { ...env, ...marksOf(name) } });
  if (!started) throw new Problem(`node ${args.join(' ')} could not be started; its log is ${log}.`);
  return started;
};

/** Whether this URL answers 2xx right now. */
export const answersOk = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
};
