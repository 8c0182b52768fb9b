import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../servers/paths.ts';
import { verdict, type Check } from './check.ts';

const limitMs = 40 * 60_000;

/** Runs a program with its output shown, never in watch mode; ends it when it hangs. Says whether it succeeded. */
export const succeeds = async (
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<boolean> => {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CI: '1', ...env },
    timeout: limitMs,
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
};

/** A check that holds when `node ARGS` succeeds. */
export const nodeCheck = (name: string, args: string[], remedy: string): Check => ({
  name,
  run: async () => verdict(name, await succeeds(process.execPath, args), remedy),
});
