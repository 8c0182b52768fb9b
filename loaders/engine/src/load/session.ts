import { loadersOf, type LoadProject } from '../declare/project.ts';
import type { Loader } from '../declare/loader.ts';
import { withRaw } from '../raw.ts';
import { withStaging } from '../staging.ts';
import { ByteBudget } from './budget.ts';
import type { LoadObserver } from './events.ts';
import type { Connections, RunOptions } from './withRun.ts';

/** Where to load from and to, and how. */
export interface SessionOptions {
  readonly raw: string;
  readonly database: string;
  /** Documents per transaction: more is faster, fewer hold less memory. */
  readonly chunkRows?: number;
  /** Bytes that all loaders together may hold in flight. */
  readonly memoryBytes?: number | undefined;
  /** How long to wait for a table that somebody has locked. */
  readonly lockTimeoutSeconds?: number;
  readonly observe?: LoadObserver;
  /** Stops after the chunk under way, with a LoadError of code `cancelled`; the same again goes on from there. */
  readonly signal?: AbortSignal | undefined;
}

/** Opens both databases for work on a project's loaders and closes them after it. */
export const withSession = <T>(
  project: LoadProject,
  {
    raw,
    database,
    chunkRows = 5_000,
    memoryBytes = 64 * 1_048_576,
    lockTimeoutSeconds = 60,
    observe,
    signal,
  }: SessionOptions,
  work: (connections: Connections, options: RunOptions) => Promise<T>,
): Promise<T> =>
  withRaw(raw, (db) =>
    withStaging(database, (client) =>
      work(
        { client, db, database },
        {
          sourcesLock: project.sourcesLock,
          chunkRows,
          budget: new ByteBudget(memoryBytes),
          lockTimeoutSeconds,
          observe: observe ?? (() => undefined),
          signal,
        },
      ),
    ),
  );

/** The one loader of that name. */
export const loaderNamed = (project: LoadProject, name: string): Loader =>
  loadersOf(project, { loader: name })[0] as Loader;
