import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that cannot be mistaken for another: a pid alone is reused, a pid with its start time is not. */
export type ProcessId = { pid: number; startedAt: string };

const startOf = (pid: number): string | undefined => {
  try {
    // The command name (field 2) may hold spaces and brackets: count from its last bracket. State is then field 0, start time 19.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
  } catch {
    if (process.platform === 'linux') return undefined;
  }
  const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return ps.status === 0 ? ps.stdout.trim() || undefined : undefined;
};

/** Names a running process, or undefined when there is none. */
export const identify = (pid: number): ProcessId | undefined => {
  const startedAt = startOf(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
};

/** The words that a process was started with; empty when there is none or it cannot be seen. */
export const commandOf = (pid: number): string => {
  if (process.platform !== 'linux')
    return (spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
};

/** Whether this very process still runs; false for a stranger that was given the same pid. */
export const isAlive = (process: ProcessId | undefined): process is ProcessId =>
  process !== undefined && startOf(process.pid) === process.startedAt;

/** Asks a process to end, waits, then insists. Never signals a stranger that has taken over its pid. */
export const endProcess = async (
  target: ProcessId,
  { signal = 'SIGTERM' as NodeJS.Signals, graceMs = 10_000 } = {},
): Promise<void> => {
  const send = (name: NodeJS.Signals) => {
    if (!isAlive(target)) return;
    try {
      process.kill(target.pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  send(signal);
  const deadline = Date.now() + graceMs;
  while (isAlive(target) && Date.now() < deadline) await sleep(25);
  send('SIGKILL');
  while (isAlive(target)) await sleep(10);
};
