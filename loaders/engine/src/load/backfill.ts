import { type CollectionLoader, isFileLoader } from '../declare/loader.ts';
import type { LoadProject } from '../declare/project.ts';
import { LoadError } from '../errors.ts';
import { backfillCollection } from './backfillCollection.ts';
import type { RunContext } from './context.ts';
import type { SettledDelivery } from './events.ts';
import { reloadDeliveries } from './reloadDeliveries.ts';
import type { LoaderResult } from './runLoader.ts';
import { loaderNamed, type SessionOptions, withSession } from './session.ts';
import { withRun } from './withRun.ts';

/** What to read again: what landed from an instant on and before another one. */
export interface BackfillOptions extends SessionOptions {
  readonly loader: string;
  readonly from: Date;
  readonly to: Date;
}

/**
 * Reads again, with today's contract, what landed in a range, and writes it over the rows that an older contract made;
 * the loader's position stays where it is. Stopped anywhere and started again with the same range, it goes on.
 */
export const backfill = async (
  project: LoadProject,
  { loader: name, from, to, ...session }: BackfillOptions,
): Promise<LoaderResult> => {
  const started = performance.now();
  const loader = loaderNamed(project, name);
  if (!(from < to))
    throw new LoadError(
      `A backfill from ${text(from)} to ${text(to)} has nothing in it: give a range whose end is after its start.`,
    );
  const settled: SettledDelivery[] = [];
  const range = { from, to, name: `backfill ${text(from)}/${text(to)}` };
  const isWhole = isFileLoader(loader) || loader.into.mode === 'replace';
  return withSession(project, session, async (connections, options) => {
    const run = await withRun(connections, loader, 'backfill', options, async (context) => {
      if (isWhole) await reloadDeliveries(context, range, settled);
      else await backfillCollection(context as RunContext<CollectionLoader>, range, settled);
      return { reasons: settled.flatMap((delivery) => delivery.reason ?? []) };
    });
    return { ...run, settled, ms: Math.round(performance.now() - started) };
  });
};

const text = (at: Date): string => (Number.isNaN(at.getTime()) ? 'no date' : at.toISOString());
