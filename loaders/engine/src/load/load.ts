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
  /** Documents per transaction: more is faster, fewer hold less memory. */
  readonly chunkRows?: number;
  readonly observe?: LoadObserver;
}

/** Runs the loaders of a project, one after the other. */
export const load = (
  project: LoadProject,
  { raw, database, source, chunkRows = 5_000, observe = () => undefined }: LoadOptions,
): Promise<LoaderResult[]> => {
  const loaders = loadersOf(project, source);
  return withRaw(raw, (db) =>
    withStaging(database, async (client) => {
      const results: LoaderResult[] = [];
      for (const loader of loaders)
        results.push(
          await runLoader(client, db, loader, { sourcesLock: project.sourcesLock, chunkRows, observe }),
        );
      return results;
    }),
  );
};
