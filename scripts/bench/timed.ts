import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../servers/problem.ts';
import { seconds } from './figure.ts';

/** A process that ended: from its start to its exit; what it held and what it computed, where `time` can tell. */
export type Ended = { ms: number; memoryMb: number | null; cpuMs: number | null; code: number; out: string };

/** GNU time; macOS has another one, whose answer is not read. */
const gnuTime = process.platform === 'linux' && existsSync('/usr/bin/time');

/** Runs a whole process and times it. @throws Problem with the end of what it said when its exit code is none of `codes`. */
export const timed = async (
  command: string,
  parameters: string[],
  options: { cwd?: string; env?: Record<string, string>; codes?: number[] } = {},
): Promise<Ended> => {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-time-'));
  const told = join(folder, 'told');
  const measured = gnuTime ? ['/usr/bin/time', '-f', '%M %U %S', '-o', told, command] : [command];
  const started = performance.now();
  const child = spawn(measured[0]!, [...measured.slice(1), ...parameters], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (out += chunk));
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject).on('close', (status) => resolve(status ?? 1));
  });
  const ms = performance.now() - started;
  const last = gnuTime ? readFileSync(told, 'utf8').trim().split('\n').at(-1)! : '';
  const [kilobytes, user, system] = last.split(' ').map(Number);
  rmSync(folder, { recursive: true });
  if (!(options.codes ?? [0]).includes(code))
    throw new Problem(`${command} ${parameters[0] ?? ''} ended with ${code}:\n${out.slice(-2_000)}`);
  return {
    ms,
    memoryMb: gnuTime ? kilobytes! / 1024 : null,
    cpuMs: gnuTime ? (user! + system!) * 1000 : null,
    code,
    out,
  };
};

/** The middle of several measurements. */
export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[(values.length - 1) >> 1]!;

/** Several runs of one thing. */
export class Runs {
  readonly ended: Ended[] = [];

  add(ended: Ended): void {
    this.ended.push(ended);
  }

  get ms(): number {
    return median(this.ended.map(({ ms }) => ms));
  }

  get memoryMb(): number | null {
    const known = this.ended.flatMap(({ memoryMb }) => memoryMb ?? []);
    return known.length > 0 ? Math.max(...known) : null;
  }

  /** `0.24 s (0.22 to 0.31; 0.18 CPU)`: the middle, how far apart the runs were, and what the process itself computed. */
  toString(): string {
    const all = this.ended.map(({ ms }) => ms);
    const cpu = this.ended.flatMap(({ cpuMs }) => cpuMs ?? []);
    const [least, most] = [Math.min(...all), Math.max(...all)].map((ms) => seconds(ms).replace(' s', ''));
    const notes = [
      ...(all.length > 1 ? [`${least} to ${most}`] : []),
      ...(cpu.length > 0 ? [`${seconds(median(cpu)).replace(' s', '')} CPU`] : []),
    ];
    return seconds(this.ms) + (notes.length > 0 ? ` (${notes.join('; ')})` : '');
  }
}
