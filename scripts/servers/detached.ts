import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { identify, type ProcessId } from './processes.ts';

export type DetachedOptions = {
  cwd: string;
  /** Where its output goes, appended. */
  log: string;
  /** Added to this process's environment. */
  env?: Record<string, string>;
  uid?: number;
  gid?: number;
};

/** Starts a program that lives on when this command ends; undefined when it cannot be started or ended at once. */
export const startDetached = (
  command: string,
  args: string[],
  { cwd, log, env, uid, gid }: DetachedOptions,
): ProcessId | undefined => {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'a');
  const child = spawn(command, args, {
    cwd,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
    ...(uid === undefined ? {} : { uid, gid }),
  });
  child.on('error', () => undefined); // shows as a missing pid
  closeSync(output);
  child.unref();
  return child.pid === undefined ? undefined : identify(child.pid);
};
