import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandOf, identify, type ProcessId } from './processes.ts';

/** Who listens on a port: the process, the words it was started with and, where we may look, its environment. */
export type PortOwner = { process: ProcessId; command: string; environment: string };

const listen = '0A';

const inodeOf = (port: number): string | undefined => {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    if (!existsSync(table)) continue;
    for (const line of readFileSync(table, 'utf8').split('\n')) {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      if (state === listen && local.endsWith(suffix)) return inode;
    }
  }
  return undefined;
};

const holds = (pid: string, link: string): boolean => {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === link);
  } catch {
    return false; // another user's process, or one that has just ended
  }
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const pidOf = (port: number): number | undefined => {
  if (process.platform !== 'linux') {
    const lsof = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'], { encoding: 'utf8' });
    return Number(lsof.stdout?.split('\n')[0]) || undefined;
  }
  const inode = inodeOf(port);
  if (!inode) return undefined;
  // A forked worker shares the socket of its parent: the oldest holder is the one to name.
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && holds(name, `socket:[${inode}]`));
  return pids.map(Number).sort((a, b) => a - b)[0];
};

/** Finds who listens on a port of this machine; undefined when nobody does or it cannot be seen. */
export const portOwner = (port: number): PortOwner | undefined => {
  const pid = pidOf(port);
  const owner = pid === undefined ? undefined : identify(pid);
  if (!owner) return undefined;
  return { process: owner, command: commandOf(owner.pid), environment: read(`/proc/${pid}/environ`) };
};
