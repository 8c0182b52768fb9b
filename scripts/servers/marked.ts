import { readdirSync, readFileSync } from 'node:fs';
import { identify, type ProcessId } from './processes.ts';

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // gone meanwhile, or not ours to look at
  }
};

const parentOf = (pid: number): number => {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
};

/** Finds running processes by what stands in their environment, without the children that inherited it. Linux only: elsewhere none. */
export const findMarked = (marks: Record<string, string>): ProcessId[] => {
  if (process.platform !== 'linux') return [];
  const wanted = Object.entries(marks).map(([name, value]) => `${name}=${value}`);
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const environment = read(`/proc/${pid}/environ`).split('\0');
      return wanted.every((mark) => environment.includes(mark));
    });
  return pids.filter((pid) => !pids.includes(parentOf(pid))).flatMap((pid) => identify(pid) ?? []);
};
