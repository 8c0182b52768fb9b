import type { Db } from 'mongodb';
import type { Client } from 'pg';

import type { FileLoader } from '../declare/loader.ts';
import { partKey } from '../declare/source.ts';
import { type Manifest, manifests, partOfPeriod } from '../land/manifest.ts';
import { schemaOf } from '../staging/ensureStaging.ts';

/** Complete deliveries that are neither loaded nor superseded, newest first: a backlog of re-deliveries is read once, not once per delivery. */
export const pendingDeliveries = async (client: Client, db: Db, loader: FileLoader): Promise<Manifest[]> => {
  const { rows } = await client.query<{ delivery: string }>(
    `select delivery from ${schemaOf(loader)}.delivery where loader = $1`,
    [loader.name],
  );
  const settled = new Set(rows.map((row) => row.delivery));
  const complete = await manifests(db)
    .find({ source: loader.from.source.name, completedAt: { $ne: null } }, { projection: { _id: 1 } })
    .toArray();
  const ids = complete.map((manifest) => manifest._id).filter((id) => !settled.has(id));
  if (!ids.length) return [];
  const pending = await manifests(db)
    .find({ _id: { $in: ids } })
    .toArray();
  return pending.sort((a, b) => b.landedAt.getTime() - a.landedAt.getTime() || (a._id < b._id ? 1 : -1));
};

/** A delivery's parts that no newer delivery has staged already, by collection. */
export const winningParts = async (
  client: Client,
  loader: FileLoader,
  manifest: Manifest,
): Promise<Map<string, Set<string>>> => {
  const parts = manifest.periods.map((period) => ({
    collection: period.collection,
    key: partKey(partOfPeriod(period)),
  }));
  const { rows } = await client.query<{ part: string }>(
    `select part from ${schemaOf(loader)}.delivery_part
     where loader = $1 and part = any($2) and (landed_at, delivery) > ($3, $4)`,
    [loader.name, parts.map((part) => part.key), manifest.landedAt, manifest._id],
  );
  const newer = new Set(rows.map((row) => row.part));
  const winning = new Map<string, Set<string>>();
  for (const { collection, key } of parts) {
    if (!newer.has(key)) winning.set(collection, (winning.get(collection) ?? new Set()).add(key));
  }
  return winning;
};
