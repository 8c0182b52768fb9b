import { stateDir } from '../../servers/paths.ts';
import { ping, startRaw } from '../../servers/raw.ts';
import type { DemoContext } from '../context.ts';
import { marksOf, type Server } from '../server.ts';
import { readState, updateState } from '../state.ts';

const answers = (url: string): Promise<boolean> =>
  ping(url, 3_000).then(
    () => true,
    () => false,
  );

/** The raw store: MONGO_URL if set, else the kind that holds the demo's data already, else the best that is here. */
export const rawServer = ({ ports, logOf }: DemoContext): Server => ({
  name: 'raw',
  title: 'raw store',
  port: ports.raw,
  log: logOf('raw'),
  fingerprint: 'v1',
  start: async () => {
    const known = readState().raw?.kind;
    const { kind, url, process, container } = await startRaw({
      port: ports.raw,
      folder: stateDir,
      log: logOf('raw'),
      keep: true,
      kind: known === 'url' ? undefined : known,
      env: marksOf('raw'),
    });
    updateState((state) => (state.raw = { kind, url }));
    return { process, container };
  },
  isHealthy: async () => {
    const url = readState().raw?.url;
    return url !== undefined && answers(url);
  },
});

/** Where raw data is read and landed. */
export const rawUrl = (env: NodeJS.ProcessEnv = process.env): string =>
  env.MONGO_URL ?? readState().raw?.url ?? '';
