import { loadersOf, type LoadProject } from '../declare/project.ts';
import { withRaw } from '../raw.ts';
import { withStaging } from '../staging.ts';
import type { LoadObserver } from './events.ts';
import { type LoaderResult, runLoader } from './runLoader.ts';

/** Where to load from and to, and how much at once. */
export interface LoadOptions {
  readonly raw: string;
  readonly database: string;
  /** Only the loaders of this source. */
  readonly source?: string | undefined;
  /** Only the loader of this name. */
  readonly loader?: string | undefined;
  /** Documents per transaction: more is faster, fewer hold less memory. */
  readonly chunkRows?: number;
  /** How long to wait for a table that somebody has locked. */
  readonly lockTimeoutSeconds?: number;
  readonly observe?: LoadObserver;
  /** Stops after the chunk under way, with a LoadError of code `cancelled`; the next load goes on from there. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs the loaders of a project, one after the other. */
export const load = (
  project: LoadProject,
  {
    raw,
    database,
    source,
    loader: only,
    chunkRows = 5_000,
    lockTimeoutSeconds = 60,
    observe = () => undefined,
    signal,
  }: LoadOptions,
): Promise<LoaderResult[]> => {
  const loaders = loadersOf(project, { source, loader: only });
  return withRaw(raw, (db) =>
    withStaging(database, async (client) => {
      const results: LoaderResult[] = [];
      for (const loader of loaders)
        results.push(
          await runLoader({ client, db, database }, loader, {
            sourcesLock: project.sourcesLock,
            chunkRows,
            lockTimeoutSeconds,
            observe,
            signal,
          }),
        );
      return results;
    }),
  );
};
