import type { CollectionLoader } from '../declare/loader.ts';
import { partKey } from '../declare/source.ts';
import { manifests, partOfPeriod } from '../land/manifest.ts';
import type { EndedPull } from '../pull/state.ts';
import type { RunContext } from './context.ts';

/** Everything that a source held at one time, wholly landed: a pull of it that ended, or a file. */
export interface Snapshot {
  readonly name: string;
  readonly label: string;
  /** What of the table it is: what it was pulled for, or all of it. */
  readonly part: string;
  readonly at: Date;
  /** Between which landing times its documents stand. */
  readonly from: Date;
  readonly to: Date;
  /** How many documents it must have at least. */
  readonly atLeast: number;
}

/** The newest complete snapshot of each part that is not staged yet, oldest first. */
export const pendingSnapshots = async (context: RunContext<CollectionLoader>): Promise<Snapshot[]> => {
  const { client, loader, schema } = context;
  const newest = new Map<string, Snapshot>();
  for (const snapshot of [...(await pulled(context)), ...(await landed(context))]) {
    const known = newest.get(snapshot.part);
    if (!known || known.at < snapshot.at) newest.set(snapshot.part, snapshot);
  }
  const { rows } = await client.query<{ part: string; landed_at: Date; delivery: string }>(
    `select part, landed_at, delivery from ${schema}.delivery_part where loader = $1`,
    [loader.name],
  );
  const staged = new Map(rows.map((row) => [row.part, row]));
  return [...newest.values()]
    .filter(({ part, at, name }) => {
      const present = staged.get(part);
      return !present || present.landed_at < at || (+present.landed_at === +at && present.delivery < name);
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
};

const day = 86_400_000;

const pulled = async ({ db, loader }: RunContext<CollectionLoader>): Promise<Snapshot[]> => {
  const runs = await db
    .collection<EndedPull>('pull_run')
    .find({ collection: loader.from.collection, kind: 'snapshot' })
    .toArray();
  return runs.map(({ _id, each, startedAt, completedAt, landed: atLeast }) => ({
    name: _id,
    label: _id,
    part: each,
    at: startedAt,
    // A pull may go on on a machine whose clock is not the first one's.
    from: new Date(startedAt.getTime() - day),
    to: new Date(completedAt.getTime() + day),
    atLeast,
  }));
};

const landed = async ({ db, loader }: RunContext<CollectionLoader>): Promise<Snapshot[]> => {
  const files = await manifests(db)
    .find({ 'periods.collection': loader.from.collection, completedAt: { $ne: null } })
    .toArray();
  return files.flatMap(({ _id, file, landedAt, periods }) =>
    periods
      .filter(({ collection }) => collection === loader.from.collection)
      .map((period) => ({
        name: _id,
        label: file,
        part: partKey(partOfPeriod(period)),
        at: landedAt,
        from: landedAt,
        to: landedAt,
        atLeast: period.rows,
      })),
  );
};
