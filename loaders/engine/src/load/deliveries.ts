import type { CollectionLoader } from '../declare/loader.ts';
import { type Manifest, manifests } from '../land/manifest.ts';
import type { RunContext } from './context.ts';

/** The files that were landed into a loader's collection, as far as a run has to know of them. */
export interface LandedFiles {
  /** Complete since the last run that was published. */
  readonly pending: readonly Manifest[];
  /** Still landing, or killed while landing: their rows wait until they are whole. */
  readonly incomplete: ReadonlySet<unknown>;
}

/** Looks up the files of a loader's collection. */
export const landedFiles = async ({
  client,
  db,
  loader,
  schema,
}: RunContext<CollectionLoader>): Promise<LandedFiles> => {
  const all = await manifests(db)
    .find({ 'periods.collection': loader.from.collection }, { projection: { periods: 0 } })
    .sort({ landedAt: 1 })
    .toArray();
  if (!all.length) return { pending: [], incomplete: new Set() };
  const { rows } = await client.query<{ delivery: string }>(
    `select delivery from ${schema}.delivery where loader = $1`,
    [loader.name],
  );
  const settled = new Set(rows.map((row) => row.delivery));
  return {
    pending: all.filter(({ completedAt, _id }) => completedAt && !settled.has(_id)),
    incomplete: new Set(all.filter(({ completedAt }) => !completedAt).map(({ _id }) => _id)),
  };
};

/** Settles files, in the transaction that publishes their rows. */
export const settleFiles = async (
  { client, loader, schema, runId }: RunContext<CollectionLoader>,
  files: readonly Manifest[],
): Promise<void> => {
  for (const { _id, file, landedAt, rows } of files)
    await client.query(
      `insert into ${schema}.delivery (loader, delivery, file, landed_at, status, rows, run_id, settled_at)
       values ($1, $2, $3, $4, 'loaded', $5, $6, now()) on conflict do nothing`,
      [loader.name, _id, file, landedAt, rows, runId],
    );
};
