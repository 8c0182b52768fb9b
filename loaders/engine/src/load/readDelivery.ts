import type { FileLoader } from '../declare/loader.ts';
import type { Manifest } from '../land/manifest.ts';
import type { RunContext } from './context.ts';
import { readRange, readSoFar } from './readRange.ts';

/** What was read of a delivery, over all runs that worked on it. */
export interface ReadDelivery {
  readonly read: number;
  readonly rejected: number;
  /** What the manifest says was landed of the parts that were read. */
  readonly landed: number;
}

/** Reads a delivery's documents into the incoming table, from where the last run got to. */
export const readDelivery = async (
  context: RunContext<FileLoader>,
  manifest: Manifest,
  winning: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<ReadDelivery> => {
  // Read anew, it is judged anew: what an older contract rejected may keep the present one.
  await context.client.query(
    `delete from ${context.schema}.rejected_row
     where loader = $1 and delivery = $2
       and not exists (select from ${context.schema}.watermark as mark where mark.loader = $1 and mark.delivery = $2)`,
    [context.loader.name, manifest._id],
  );
  for (const [collection, parts] of winning)
    await readRange(context, {
      name: manifest._id,
      label: manifest.file,
      collection,
      parts, // rows of a part that a newer delivery has staged are read past
      // A delivery's rows share one landing time, so its own stretch is an equality and a range.
      from: manifest.landedAt,
      to: manifest.landedAt,
      only: { _id: { $gt: `${manifest._id}:`, $lt: `${manifest._id};` } },
    });
  const { read, rejected } = await readSoFar(context, [manifest._id], [...winning.keys()]);
  const landed = manifest.periods
    .filter((period) => winning.has(period.collection))
    .reduce((sum, period) => sum + period.rows, 0);
  return { read, rejected, landed };
};
