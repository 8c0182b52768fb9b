import { randomUUID } from 'node:crypto';

import type { Collection, Db } from 'mongodb';

import { LoadError } from '../errors.ts';
import type { PullEntity } from './declare.ts';
import { type Position, startAt } from './paging.ts';

/** A pull that has begun and not ended. */
export interface PullRun {
  /** Who reads it on; whoever takes a run over writes another one here, and the former stops at its next page. */
  readonly owner: string;
  readonly delivery: string;
  readonly startedAt: Date;
  readonly since: Date;
  readonly until: Date;
  readonly position: Position;
  readonly pages: number;
  readonly rows: number;
  readonly landed: number;
}

/** How far an entity is pulled; one document of `pull_state`. */
export interface PullState {
  readonly _id: string;
  /** Everything that changed before this instant has landed. */
  readonly watermark: Date | null;
  readonly run: PullRun | null;
}

/** A pull that ended, one document of `pull_run`; only with it is a snapshot complete. */
export interface EndedPull extends Omit<PullRun, 'owner' | 'position' | 'delivery'> {
  readonly _id: string;
  readonly source: string;
  readonly entity: string;
  readonly each: string;
  readonly collection: string;
  readonly kind: PullEntity['kind'];
  readonly completedAt: Date;
}

const states = (db: Db): Collection<PullState> => db.collection<PullState>('pull_state');

/** Takes over the run that was cut, or begins one; with `since`, from there, whatever was read before. */
export const beginPull = async (
  db: Db,
  id: string,
  entity: PullEntity,
  { now, since }: { now: Date; since?: Date },
): Promise<{ run: PullRun; isResumed: boolean; watermark: Date | null }> => {
  const state = await states(db).findOne({ _id: id });
  const owner = randomUUID();
  const isResumed = state?.run != null && !since && !isStale(entity, state.run, now);
  const watermark = state?.watermark ?? null;
  const run = isResumed
    ? { ...(state.run as PullRun), owner }
    : { ...freshRun(id, entity, now, since ?? windowStart(entity, watermark, now)), owner };
  await states(db).updateOne({ _id: id }, { $set: { run, watermark } }, { upsert: true });
  return { run, isResumed, watermark };
};

const hour = 3_600_000;

/** The first and the last page of a snapshot should be of one night: an old one is begun again, and never becomes complete. */
const isStale = (entity: PullEntity, run: PullRun, now: Date): boolean =>
  entity.kind === 'snapshot' && now.getTime() - run.startedAt.getTime() > 6 * hour;

const windowStart = (entity: PullEntity, watermark: Date | null, now: Date): Date => {
  if (entity.kind === 'snapshot') return new Date(0);
  if (watermark) return new Date(watermark.getTime() - (entity.overlap?.hours ?? 0) * hour);
  return new Date(entity.history ? now.getTime() - entity.history.days * 24 * hour : 0);
};

const freshRun = (id: string, entity: PullEntity, now: Date, from: Date): Omit<PullRun, 'owner'> => {
  const unit = (entity.align?.hours ?? 0) * hour || 1;
  const aligned = (at: Date) => new Date(Math.floor(at.getTime() / unit) * unit);
  const since = aligned(from);
  return {
    delivery: `${id}@${now.toISOString()}`,
    startedAt: now,
    since,
    until: aligned(now),
    position: startAt(since),
    pages: 0,
    rows: 0,
    landed: 0,
  };
};

/** Keeps where a run stands, after its page is written. */
export const keepPull = async (db: Db, id: string, run: PullRun): Promise<void> => {
  const { matchedCount } = await states(db).updateOne({ _id: id, 'run.owner': run.owner }, { $set: { run } });
  if (!matchedCount)
    throw new LoadError('another pull of it has begun and goes on from here: leave it to that one');
};

/** Ends a run: says that it is complete, then moves the watermark, which never goes back. */
export const endPull = async (
  db: Db,
  id: string,
  ended: EndedPull,
  run: PullRun,
  watermark: Date,
): Promise<void> => {
  const { _id, ...fields } = ended;
  await db.collection<EndedPull>('pull_run').updateOne({ _id }, { $set: fields }, { upsert: true });
  const { matchedCount } = await states(db).updateOne(
    { _id: id, 'run.owner': run.owner },
    { $set: { run: null, watermark } },
  );
  if (!matchedCount)
    throw new LoadError('another pull of it has begun and goes on from here: leave it to that one');
};
