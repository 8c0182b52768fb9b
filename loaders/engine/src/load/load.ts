import { loadersOf, type LoadProject } from '../declare/project.ts';
import type { Loader } from '../declare/loader.ts';
import { withStaging } from '../staging.ts';
import { type LoaderResult, runLoader } from './runLoader.ts';
import { type SessionOptions, withSession } from './session.ts';
import type { Connections } from './withRun.ts';

/** What to load. */
export interface LoadOptions extends SessionOptions {
  /** Only the loaders of this source. */
  readonly source?: string | undefined;
  /** Only the loader of this name. */
  readonly loader?: string | undefined;
  /** How many loaders run at once, each on a connection of its own; the bytes that they hold are bounded together. */
  readonly parallel?: number | undefined;
}

/** Runs the loaders of a project, so many at once. After one has failed none is begun, and those under way end first. */
export const load = (
  project: LoadProject,
  { source, loader: only, parallel = 2, ...session }: LoadOptions,
): Promise<LoaderResult[]> => {
  const loaders = loadersOf(project, { source, loader: only });
  return withSession(project, session, async (connections, options) => {
    const results = new Map<Loader, LoaderResult>();
    const waiting = [...loaders];
    const work = async (own: Connections): Promise<void> => {
      for (let loader = waiting.shift(); loader; loader = waiting.shift())
        try {
          results.set(loader, await runLoader(own, loader, options));
        } catch (error) {
          waiting.length = 0;
          throw error;
        }
    };
    const others = Array.from({ length: Math.min(parallel, loaders.length) - 1 }, () =>
      withStaging(connections.database, (client) => work({ ...connections, client })),
    );
    const ended = await Promise.allSettled([work(connections), ...others]);
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
    return loaders.flatMap((loader) => results.get(loader) ?? []);
  });
};
