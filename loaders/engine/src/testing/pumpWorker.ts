/** A process for tests to kill: loads the pumps in a mode, and at the nth event of a step ends itself as kill -9 would. */
import type { CollectionTarget } from '../declare/loader.ts';
import { backfill } from '../load/backfill.ts';
import { load } from '../load/load.ts';
import { replay } from '../load/replay.ts';
import { pumpProject } from './pumps.ts';

interface Work {
  readonly raw: string;
  readonly database: string;
  readonly command: 'load' | 'backfill' | 'replay';
  readonly into: CollectionTarget;
  readonly range?: { readonly from: string; readonly to: string };
  readonly killAt: { readonly step: string; readonly nth: number };
}

const { raw, database, command, into, range, killAt } = JSON.parse(process.argv[2] ?? '{}') as Work;
let seen = 0;
const observe = async (event: { step: string }): Promise<void> => {
  if (event.step !== killAt.step || ++seen < killAt.nth) return;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined); // nothing more happens, as the signal is on its way
};
const session = { raw, database, chunkRows: 40, observe };
const loader = 'works.pump';
if (command === 'load') await load(pumpProject({ into }), session);
else if (command === 'replay') await replay(pumpProject({ into }), { ...session, loader });
else
  await backfill(pumpProject({ into }), {
    ...session,
    loader,
    from: new Date(range?.from ?? ''),
    to: new Date(range?.to ?? ''),
  });
