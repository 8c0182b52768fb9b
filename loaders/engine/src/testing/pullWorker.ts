/** A process for tests to kill: pulls the wells, and at the nth event of a step ends itself as kill -9 would. */
import { pull } from '../commands/pull.ts';
import { wellsProject } from './wells.ts';

interface Work {
  readonly raw: string;
  readonly url: string;
  readonly way: string;
  readonly killAt: { readonly step: string; readonly nth: number };
}

const { raw, url, way, killAt } = JSON.parse(process.argv[2] ?? '{}') as Work;
let seen = 0;
await pull(wellsProject(way), {
  source: 'wells',
  raw,
  environment: { WELLS_URL: url, WELLS_TOKEN: 'secret' },
  observe: async (event) => {
    if (event.step !== killAt.step || ++seen < killAt.nth) return;
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  },
});
