import type { Db } from 'mongodb';

import { LoadError } from '../errors.ts';
import { checkFile } from './checkFile.ts';
import { findKnown } from './findKnown.ts';
import type { LandEvent } from './events.ts';
import { insertRows } from './insertRows.ts';
import { completeManifest, openManifest } from './manifest.ts';
import type { Landing } from './landing.ts';
import type { Reading } from './readItems.ts';
import { readRows } from './readRows.ts';

/** What became of a file: `landed` now, or `known` from before and left as it was. */
export interface LandedFile {
  readonly file: string;
  readonly status: 'landed' | 'known';
  readonly sha256: string;
  readonly rows: number;
  readonly collections: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly landedAt: Date;
  readonly ms: number;
}

/** How to land; `repair` inserts again whatever rows of a known file the raw store has lost. */
export interface LandOptions extends Partial<Reading> {
  readonly repair?: boolean;
  readonly observe?: (event: LandEvent) => void | Promise<void>;
}

/** Lands one file: checked whole first, then inserted, then completed. Killed anywhere and run again, it ends the same. */
export const landFile = async (
  db: Db,
  landing: Landing,
  path: string,
  { repair = false, format, list = landing.list, observe = () => undefined }: LandOptions = {},
): Promise<LandedFile> => {
  const started = performance.now();
  const known = repair ? undefined : await findKnown(db, landing, path);
  if (known) return { file: path, status: 'known', ...known, ms: Math.round(performance.now() - started) };
  const checked = await checkFile(landing, path, { format, list });
  await observe({ step: 'checked', file: path, rows: checked.rows });
  const manifest = await openManifest(db, landing, path, checked);
  const collections = [...new Set(checked.parts.map((part) => part.collection))];
  // The loader pages on it; without the index every page would read the whole collection.
  for (const collection of collections) await db.collection(collection).createIndex({ landedAt: 1, _id: 1 });
  const file = await readRows(landing, path, { format: checked.format, list }, () => undefined);
  await insertRows(db, manifest, file.rows, (rows) => observe({ step: 'inserted', file: path, rows }));
  if (file.sha256() !== checked.sha256)
    throw new LoadError(`${path}: the file changed while it was landed: land it again.`);
  await observe({ step: 'completing', file: path, rows: checked.rows });
  await landing.complete?.(manifest);
  await completeManifest(db, manifest._id);
  return {
    file: path,
    status: 'landed',
    sha256: checked.sha256,
    rows: checked.rows,
    collections: collections.length,
    labels: checked.labels,
    landedAt: manifest.landedAt,
    ms: Math.round(performance.now() - started),
  };
};
