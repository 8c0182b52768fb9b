import type { CollectionLoader } from '../declare/loader.ts';
import type { Manifest } from '../land/manifest.ts';
import type { RunContext } from './context.ts';
import { landedFiles } from './deliveries.ts';
import { earliest } from './range.ts';
import type { Reading } from './readRange.ts';

/** What one publication of a collection is made of. */
export interface CollectionPlan {
  /** From the last position, minus the overlap, to the bound; after it the ranges of files that were completed late. */
  readonly readings: readonly [Reading, ...Reading[]];
  /** The files that are settled with it. */
  readonly files: readonly Manifest[];
  /** Whether a run that died had begun it. */
  readonly isResumed: boolean;
}

const hour = 3_600_000;

/** Plans what to read: what a run that died had begun, within its own bound, else all up to now. */
export const planCollection = async (context: RunContext<CollectionLoader>): Promise<CollectionPlan> => {
  const { client, loader, schema } = context;
  const { collection, overlap } = loader.from;
  const { rows } = await client.query<{ landed_at: Date | null; begun: string | null }>(
    `select (select landed_at from ${schema}.loader_position 
         where loader = $1 and coalesce(collection, $2) = $2) as landed_at,
       (select delivery from ${schema}.watermark where loader = $1 and delivery like '%/%' and delivery not like 'backfill %' limit 1) as begun`,
    [loader.name, collection],
  );
  const { landed_at: knownUntil, begun } = rows[0] ?? { landed_at: null, begun: null };
  const [from, to] = begun
    ? boundsOf(begun)
    : [knownUntil ? new Date(knownUntil.getTime() - overlap.hours * hour) : earliest, new Date()];
  const { pending, incomplete } = await landedFiles(context);
  const files = pending.filter(({ landedAt }) => landedAt <= to);
  const shared = { collection, without: incomplete, ...(knownUntil ? { knownUntil } : {}) };
  // What a late file brings was not read before, wherever its landing time lies.
  const late = files
    .filter(({ landedAt }) => landedAt < from)
    .map(({ _id, file, landedAt }) => ({
      collection,
      name: _id,
      label: file,
      from: landedAt,
      to: landedAt,
      only: { delivery: _id },
    }));
  return {
    readings: [{ ...shared, name: nameOf(from, to), label: collection, from, to }, ...late],
    files,
    isResumed: begun !== null,
  };
};

/** A range under the name by which its place is kept: an interval of ISO 8601. */
export const nameOf = (from: Date, to: Date): string => `${from.toISOString()}/${to.toISOString()}`;

const boundsOf = (name: string): [Date, Date] => {
  const [from, to] = name.split('/').map((text) => new Date(text));
  return [from as Date, to as Date];
};
