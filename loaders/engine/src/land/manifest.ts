import { basename } from 'node:path';

import type { Collection, Db } from 'mongodb';

import type { Part } from '../declare/source.ts';
import { LoadError } from '../errors.ts';
import type { CheckedFile, CountedPart } from './checkFile.ts';
import type { Landing } from './landing.ts';

/** One landed file. It counts only once `completedAt` is set, which is the last thing that landing does. */
export interface Manifest {
  /** From the sha256 of the file's plain bytes, and for an entity what it was landed as: a file that is known by it is not landed again. */
  readonly _id: string;
  readonly source: string;
  readonly file: string;
  /** The landing time that every row of the file carries; the order of deliveries. */
  readonly landedAt: Date;
  readonly startedAt: Date;
  readonly completedAt: Date | null;
  readonly rows: number;
  readonly periods: readonly ManifestPeriod[];
}

/** A part as the manifest keeps it: the key's fields beside the collection and the count. */
export type ManifestPeriod = { readonly collection: string; readonly rows: number } & Readonly<
  Record<string, string | number | null>
>;

/** The collection of all manifests. */
export const manifests = (db: Db): Collection<Manifest> => db.collection<Manifest>('landing_manifest');

/** The manifest of a file, made now if the file is new; an unfinished one keeps its landing time, so that its rows keep theirs. */
export const openManifest = async (
  db: Db,
  { name: source, deliveryOf }: Landing,
  path: string,
  file: CheckedFile,
): Promise<Manifest> => {
  const _id = deliveryOf(file.sha256);
  const known = await manifests(db).findOne({ _id });
  if (known) {
    refuseOtherSource(known, source, path);
    return known;
  }
  const startedAt = new Date();
  const last = await manifests(db).findOne(
    { source },
    { sort: { landedAt: -1 }, projection: { landedAt: 1 } },
  );
  const fresh: Omit<Manifest, '_id'> = {
    source,
    file: basename(path),
    // Never at or before an earlier delivery, even if the clock went back: the order says which one replaces which.
    landedAt: new Date(Math.max(startedAt.getTime(), (last?.landedAt.getTime() ?? 0) + 1)),
    startedAt,
    completedAt: null,
    rows: file.rows,
    ...file.labels,
    periods: file.parts.map(periodOf),
  };
  await manifests(db).updateOne({ _id }, { $setOnInsert: fresh }, { upsert: true });
  return (await manifests(db).findOne({ _id })) ?? { _id, ...fresh };
};

/** A file's rows stand in the collections of one source: said again as a file of another, it is a slip. */
export const refuseOtherSource = (manifest: Manifest, source: string, path: string): void => {
  if (manifest.source !== source)
    throw new LoadError(
      `${path}: this file was landed before as ${manifest.source}, not as ${source}: give the source that it belongs to.`,
    );
};

/** Marks a file as wholly landed. */
export const completeManifest = async (db: Db, _id: string): Promise<void> => {
  await manifests(db).updateOne({ _id }, { $set: { completedAt: new Date() } });
};

/** The part that a manifest's period stands for. */
export const partOfPeriod = ({ collection, rows: _rows, ...key }: ManifestPeriod): Part => ({
  collection,
  key: key as Part['key'],
});

const periodOf = ({ collection, key, rows }: CountedPart): ManifestPeriod => ({ collection, ...key, rows });
