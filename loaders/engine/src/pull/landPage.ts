import { BSON, type Db } from 'mongodb';

import type { Payload } from '../declare/source.ts';
import { LoadError } from '../errors.ts';
import { insertDocuments } from '../land/insertDocuments.ts';
import type { PullEntity } from './declare.ts';
import { contentOf, type PulledRow } from './rows.ts';
import type { PullRun } from './state.ts';

/** A pulled row in the raw store: the landing envelope around what the source sent. */
export interface PulledDocument {
  readonly _id: string;
  readonly landedAt: Date;
  readonly source: string;
  readonly entity: string;
  /** The pull that brought it first. */
  readonly delivery: string;
  /** What it was pulled for, when the row itself does not say. */
  readonly each?: Readonly<Record<string, string>>;
  readonly payload: Payload;
}

/** Whose rows a page holds. */
export interface PageOwner {
  readonly source: string;
  readonly entity: PullEntity;
  readonly each: string;
  readonly run: Pick<PullRun, 'delivery' | 'startedAt'>;
}

/**
 * Writes a page under ids that follow from what it holds, so that a row which comes again, from the next page or after
 * a kill, is there already. Gives how many rows were new.
 */
export const landPage = async (
  db: Db,
  owner: PageOwner,
  rows: readonly PulledRow[],
  landedAt: Date,
): Promise<number> => {
  const documents = rows.map((row) => documentOf(owner, row, landedAt));
  try {
    return await insertDocuments(db, owner.entity.collection, documents);
  } catch (error) {
    if (error instanceof BSON.BSONError)
      throw new LoadError(
        `a row cannot be kept in the raw store (${error.message}): correct it in the source`,
      );
    throw error;
  }
};

/** The document of a row, under an id that follows from what it holds. */
export const documentOf = (
  { source, entity, each, run }: PageOwner,
  row: PulledRow,
  landedAt: Date,
): PulledDocument => ({
  _id: [source, entity.name, ...(each ? [each] : []), row.id, versionOf(entity, run, row)].join(':'),
  landedAt,
  source,
  entity: entity.name,
  delivery: run.delivery,
  ...(entity.each ? { each: { [entity.each.name]: each } } : {}),
  payload: row.payload,
});

/** A change is known by when and what; a row of a snapshot by the snapshot, which must hold it even if nothing changed. */
const versionOf = (entity: PullEntity, run: PageOwner['run'], row: PulledRow): string =>
  entity.kind === 'snapshot'
    ? run.startedAt.toISOString()
    : `${row.changed?.toISOString() ?? '-'}:${contentOf(row)}`;
