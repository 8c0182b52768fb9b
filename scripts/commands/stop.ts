import type { ServerName } from '../config.ts';
import { readContext } from '../demo/context.ts';
import { serverOf, startOrder } from '../demo/ensure.ts';
import { withLock } from '../demo/lock.ts';
import { stopServer } from '../demo/server.ts';
import { defineCommand } from './defineCommand.ts';

/** Stops the demo's servers, last started first; returns those that ran. The data stays. */
export const stop = (write: (line: string) => void): Promise<ServerName[]> =>
  withLock(
    async () => {
      const context = readContext();
      const stopped: ServerName[] = [];
      for (const name of startOrder.toReversed()) {
        const { title, signal } = serverOf(name, context);
        if (!(await stopServer(name, signal))) continue;
        stopped.push(name);
        write(`  ✓ ${title}: stopped`);
      }
      return stopped;
    },
    { say: write },
  );

/** `make stop` */
export const stopCommand = defineCommand({
  command: 'stop',
  describe: 'Stop what make demo started; the data stays',
  run: async () => {
    const stopped = await stop((line) => console.log(line));
    console.log(
      stopped.length ? 'Rosetta is stopped. make demo starts it again.' : 'Nothing of Rosetta was running.',
    );
  },
});
