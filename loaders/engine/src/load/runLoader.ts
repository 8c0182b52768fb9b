import { type CollectionLoader, type FileLoader, isFileLoader, type Loader } from '../declare/loader.ts';
import type { RunContext } from './context.ts';
import type { SettledDelivery } from './events.ts';
import { loadCollection } from './loadCollection.ts';
import { loadFiles } from './loadFiles.ts';
import { loadSnapshots } from './loadSnapshots.ts';
import type { LoadRun } from './runs.ts';
import { type Connections, type RunOptions, withRun } from './withRun.ts';

/** A run's record with what became of each delivery. */
export interface LoaderResult extends LoadRun {
  readonly settled: readonly SettledDelivery[];
  readonly ms: number;
}

/** Runs one loader over everything that landed since, and records the run however it ends. */
export const runLoader = async (
  connections: Connections,
  loader: Loader,
  options: RunOptions,
): Promise<LoaderResult> => {
  const started = performance.now();
  const settled: SettledDelivery[] = [];
  const run = await withRun(connections, loader, 'load', options, async (context) => {
    await loadAll(context, settled);
    return { reasons: settled.flatMap((delivery) => delivery.reason ?? []) };
  });
  return { ...run, settled, ms: Math.round(performance.now() - started) };
};

/** Loads what landed, in the way in which the loader's rows come and go; what became of each delivery is added to `settled`. */
export const loadAll = (context: RunContext, settled: SettledDelivery[]): Promise<void> => {
  const { loader } = context;
  if (isFileLoader(loader)) return loadFiles(context as RunContext<FileLoader>, settled);
  return loader.into.mode === 'replace'
    ? loadSnapshots(context as RunContext<CollectionLoader>, settled)
    : loadCollection(context as RunContext<CollectionLoader>, settled);
};
