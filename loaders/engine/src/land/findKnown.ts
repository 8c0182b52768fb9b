import type { Db } from 'mongodb';

import type { Landing } from './landing.ts';
import { manifests, refuseOtherSource } from './manifest.ts';
import { readText } from './readText.ts';

/** What the raw store remembers of a file that landed before. */
export interface KnownFile {
  readonly sha256: string;
  readonly rows: number;
  readonly collections: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly landedAt: Date;
}

/** Recognises a file that landed whole before by its bytes alone: no row of it is parsed again. */
export const findKnown = async (db: Db, landing: Landing, path: string): Promise<KnownFile | undefined> => {
  const { text, hash } = await readText(path);
  const chunks = text[Symbol.asyncIterator]();
  while (!(await chunks.next()).done);
  const sha256 = hash.digest('hex');
  const manifest = await manifests(db).findOne({
    _id: landing.deliveryOf(sha256),
    completedAt: { $ne: null },
  });
  if (!manifest) return undefined;
  refuseOtherSource(manifest, landing.name, path);
  const { source: _source, file: _file, startedAt: _from, completedAt: _to, ...kept } = manifest;
  const { _id: _delivery, landedAt, rows, periods, ...labels } = kept;
  const collections = new Set(periods.map(({ collection }) => collection)).size;
  return { sha256, rows, collections, labels: labels as Record<string, string>, landedAt };
};
