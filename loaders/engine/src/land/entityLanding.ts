import type { Db } from 'mongodb';

import { LoadError } from '../errors.ts';
import type { PullEntity, PullSource } from '../pull/declare.ts';
import { documentOf } from '../pull/landPage.ts';
import { stateId } from '../pull/pullEntity.ts';
import { rowsOfItem } from '../pull/rows.ts';
import type { Landing } from './landing.ts';
import { manifests } from './manifest.ts';

/** An export of what is also pulled from an API: its rows stand in the same collection, in the same envelope and under the same ids as pulled ones. */
export const entityLanding = (db: Db, source: PullSource, entity: PullEntity, each: string): Landing => {
  const part = { collection: entity.collection, key: entity.each ? { [entity.each.name]: each } : {} };
  const name = stateId(source.name, entity.name, each);
  return {
    name,
    // One answer may hold two entities, as applications hold their history: each lands it once.
    deliveryOf: (sha256) => `${sha256}@${name}`,
    list: entity.items,
    rowsOf: (item, pointer) =>
      rowsOfItem(entity, item, pointer).map((row) => ({
        part,
        payload: row.payload,
        document: (manifest) => {
          const run = { delivery: manifest._id, startedAt: manifest.landedAt };
          return documentOf({ source: source.name, entity, each, run }, row, manifest.landedAt);
        },
      })),
    complete: async ({ _id, landedAt }) => {
      if (entity.kind !== 'snapshot') return;
      // A row that the file holds twice is there once; loaders expect as many as there are.
      const rows = await db.collection(entity.collection).countDocuments({ landedAt, delivery: _id });
      await manifests(db).updateOne({ _id }, { $set: { 'periods.0.rows': rows } });
    },
  };
};

/**
 * The entity that a file holds, by its name.
 * @throws LoadError naming the choices.
 */
export const entityOf = (source: PullSource, name: string | undefined, each: string | undefined) => {
  const names = source.entities.map((entity) => entity.name).join(', ');
  if (name === undefined)
    throw new LoadError(`Say with --entity what the files hold of ${source.name}: one of ${names}.`);
  const entity = source.entities.find((candidate) => candidate.name === name);
  if (!entity) throw new LoadError(`${source.name} has no entity "${name}": choose one of ${names}.`);
  if (entity.each && !each)
    throw new LoadError(
      `Say with --each which ${entity.each.name} the rows are of: ${entity.name} is kept for each ${entity.each.name}.`,
    );
  if (!entity.each && each)
    throw new LoadError(`${source.name}.${entity.name} is not kept for each of anything: leave out --each.`);
  return { entity, each: each ?? '' };
};
