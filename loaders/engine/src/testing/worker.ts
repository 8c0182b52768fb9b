/** A process for tests to kill: lands or loads, and at the nth event of a step ends itself as kill -9 would. */
import { land } from '../commands/land.ts';
import { load } from '../load/load.ts';
import project from './meters.ts';

interface Work {
  readonly raw: string;
  readonly database: string;
  readonly files?: readonly string[];
  readonly killAt?: { readonly step: string; readonly nth: number };
}

const { raw, database, files, killAt } = JSON.parse(process.argv[2] ?? '{}') as Work;
let seen = 0;
const observe = async (event: { step: string }): Promise<void> => {
  if (event.step !== killAt?.step || ++seen < killAt.nth) return;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined); // nothing more happens, as the signal is on its way
};
if (files) await land(project, { source: 'meters', files, raw, observe });
else await load(project, { raw, database, chunkRows: 40, observe });
