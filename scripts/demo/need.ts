import type { ServerName } from '../config.ts';
import { readContext, type DemoContext } from './context.ts';
import { ensureServers } from './ensure.ts';
import { withLock } from './lock.ts';
import { progressTo } from './progress.ts';

/** Starts the servers that a command needs, unless they run; says so on standard error, as the output is the command's. */
export const need = (names: ServerName[]): Promise<DemoContext> => {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  return withLock(
    async () => {
      const context = readContext();
      await ensureServers(
        names,
        context,
        progressTo((line) => line.includes('already runs') || say(line)),
      );
      return context;
    },
    { say },
  );
};
