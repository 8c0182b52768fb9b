import type { LoadProject } from '../declare/project.ts';
import { throwIfCancelled } from '../errors.ts';
import type { RunContext } from './context.ts';
import { type Reread, rereadRejected } from './reread.ts';
import { type Replayed, replayChunk } from './replayChunk.ts';
import type { LoadRun } from './runs.ts';
import { loaderNamed, type SessionOptions, withSession } from './session.ts';
import { withRun } from './withRun.ts';

/** What to replay. */
export interface ReplayOptions extends SessionOptions {
  readonly loader: string;
  /** Only these documents, by the `raw_id` of their rejected rows; all of the loader if left out. */
  readonly ids?: readonly string[] | undefined;
}

/** A replay's record. Of `read`, `rejected` are still rejected. */
export interface ReplayResult extends LoadRun, Replayed {
  readonly ms: number;
}

/**
 * Reads a loader's rejected documents again from the raw store, with today's contract. What passes joins the staged
 * rows and is rejected no longer; what does not stays with its reason of today.
 */
export const replay = async (
  project: LoadProject,
  { loader: name, ids, ...session }: ReplayOptions,
): Promise<ReplayResult> => {
  const started = performance.now();
  const loader = loaderNamed(project, name);
  const total: { -readonly [name in keyof Replayed]: number } = { superseded: 0, waiting: 0 };
  return withSession(project, session, async (connections, options) => {
    const run = await withRun(connections, loader, 'replay', options, async (context) => {
      await createChunkTable(context);
      for (let last: Reread | undefined; ;) {
        const documents: Reread[] = await rereadRejected(context, ids, last);
        if (!documents.length) break;
        last = documents.at(-1);
        const { superseded, waiting } = await replayChunk(context, documents);
        total.superseded += superseded;
        total.waiting += waiting;
        await committed(context, documents.length);
      }
      return { reasons: [] };
    });
    return { ...run, ...total, ms: Math.round(performance.now() - started) };
  });
};

/** The temporary table that a chunk is copied into, emptied by each commit. */
const createChunkTable = async ({ client, incoming }: RunContext): Promise<void> => {
  await client.query('drop table if exists pg_temp.chunk');
  await client.query(`create temporary table chunk (like ${incoming}) on commit delete rows`);
};

const committed = async ({ loader, observe, signal }: RunContext, rows: number): Promise<void> => {
  await observe({ step: 'committed', loader: loader.name, file: 'rejected rows', rows, bytes: 0 });
  throwIfCancelled(signal, `The replay of ${loader.name}`);
};
