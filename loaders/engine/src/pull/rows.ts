import { createHash } from 'node:crypto';

import type { Payload } from '../declare/source.ts';
import { LoadError } from '../errors.ts';
import { readInstant } from '../values/instant.ts';
import type { PullEntity } from './declare.ts';
import { pick, put, valueAt } from './pointer.ts';

/** One row of a page, told apart. */
export interface PulledRow {
  readonly id: string;
  /** When it last changed, if the source says so. */
  readonly changed: Date | null;
  readonly payload: Payload;
}

/**
 * The rows of an answer.
 * @throws LoadError with the JSON pointer of what is not as declared.
 */
export const rowsOf = (entity: PullEntity, body: unknown): PulledRow[] =>
  listAt(body, entity.items, '').flatMap((item, index) =>
    rowsOfItem(entity, item, `${entity.items}/${index}`),
  );

/**
 * The rows of one item of the list; most entities have one.
 * @throws LoadError with the JSON pointer, after `place`, of what is not as declared.
 */
export const rowsOfItem = (entity: PullEntity, item: unknown, place: string): PulledRow[] => {
  const { split } = entity;
  if (!split) return [row(entity, item, place)];
  const parts = valueAt(item, split.at) === undefined ? [] : listAt(item, split.at, place);
  return parts.map((part, at) => {
    const payload = pick(item, split.keep);
    put(payload, split.at, part);
    return row(entity, payload, `${place} (${split.at}/${at})`);
  });
};

const listAt = (value: unknown, pointer: string, place: string): unknown[] => {
  const found = valueAt(value, pointer);
  if (found === null) return [];
  if (Array.isArray(found)) return found;
  throw new LoadError(
    `there is ${found === undefined ? 'nothing' : 'no list'} at ${place}${pointer || (place ? '' : '/')}: the source's API has changed, or its address is not that of the API`,
  );
};

const row = (entity: PullEntity, item: unknown, place: string): PulledRow => {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw new LoadError(`there is no object at ${place}: the source's API has changed`);
  const id = entity.id.map((pointer) => {
    const value = plainAt(entity, item, pointer);
    if (value === undefined || value === null || value === '')
      throw new LoadError(
        `there is nothing at ${place}${pointer}, which identifies a row: check that the account may read that field`,
      );
    return typeof value === 'object' ? canonical(value) : String(value);
  });
  return {
    id: safeId(id.length === 1 ? (id[0] as string) : JSON.stringify(id)),
    changed: entity.changed ? instantAt(entity, item, entity.changed, place) : null,
    payload: item as Payload,
  };
};

/** A field's value, out of what it may be wrapped in. */
const plainAt = ({ wrapped }: PullEntity, item: object, pointer: string): unknown => {
  const value = valueAt(item, pointer);
  return (wrapped === undefined ? undefined : valueAt(value, wrapped)) ?? value;
};

/** Ids become part of keys of two databases: what is long or odd is known by its digest. */
const safeId = (id: string): string => (/^[\w.@-]{1,100}$/.test(id) ? id : digest(id).slice(0, 32));

/** Null and empty are "never changed": sources send both. */
const instantAt = (entity: PullEntity, item: object, pointer: string, place: string): Date | null => {
  const value = plainAt(entity, item, pointer);
  if (value === undefined)
    throw new LoadError(
      `there is nothing at ${place}${pointer}, which says when a row changed: check that the account may read that field`,
    );
  if (value === null || value === '') return null;
  const instant = typeof value === 'number' ? new Date(value).getTime() : millisecondsOf(value);
  if (Number.isNaN(instant))
    throw new LoadError(`there is no instant at ${place}${pointer}: the source's API has changed`);
  return new Date(instant);
};

const millisecondsOf = (value: unknown): number => {
  const text = readInstant(value);
  return typeof text === 'string' ? Date.parse(text) : Number.NaN;
};

/** A digest of what a row holds, whatever the order of its fields: two versions of a row within one second are two. */
export const contentOf = (row: PulledRow): string => digest(canonical(row.payload)).slice(0, 16);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const canonical = (value: unknown): string => {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('_bsontype' in value) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
};
