import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stateDir } from '../servers/paths.ts';
import { identify, isAlive, type ProcessId } from '../servers/processes.ts';
import { Problem } from '../servers/problem.ts';

const holderOf = (file: string): ProcessId | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessId;
  } catch {
    return undefined;
  }
};

/** Takes the lock if it is free or its holder is dead; the file appears with its content, never empty. */
const tryTake = (file: string, me: ProcessId): boolean => {
  const draft = `${file}.${me.pid}`;
  writeFileSync(draft, JSON.stringify(me));
  try {
    if (existsSync(file) && !isAlive(holderOf(file))) {
      const removed = `${draft}.stale`;
      renameSync(file, removed);
      // Someone may have taken it between the look and the rename: then it goes back.
      if (isAlive(holderOf(removed))) renameSync(removed, file);
      else rmSync(removed);
    }
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};

/** Runs one command at a time on this checkout's demo. A lock left by a killed command is taken over. */
export const withLock = async <T>(
  work: () => Promise<T>,
  { file = join(stateDir, 'demo.lock'), patienceMs = 300_000, say = (_line: string): void => undefined } = {},
): Promise<T> => {
  const me = identify(process.pid);
  if (!me) throw new Error('this process cannot find itself');
  mkdirSync(dirname(file), { recursive: true });
  const deadline = Date.now() + patienceMs;
  let told = false;
  while (!tryTake(file, me)) {
    const holder = holderOf(file)?.pid;
    if (Date.now() > deadline)
      throw new Problem(
        `Another command on this demo (pid ${holder}) does not end: wait for it, or end it with kill ${holder}, then try again.`,
      );
    if (!told && holder !== undefined) say(`waiting for another command on this demo (pid ${holder})`);
    told ||= holder !== undefined;
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};
