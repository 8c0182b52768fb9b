import type { Db } from 'mongodb';

import type { LoadError } from '../errors.ts';
import type { PullEntity } from './declare.ts';
import { getPage, type Getting, type Page } from './getPage.ts';
import { landPage } from './landPage.ts';
import { type Position, startAt } from './paging.ts';
import { Refused } from './refusal.ts';
import { type PulledRow, rowsOf } from './rows.ts';
import { beginPull, endPull, keepPull, type PullRun } from './state.ts';

/** What a pull of one entity needs. */
export interface Pulling {
  readonly db: Db;
  readonly source: string;
  readonly entity: PullEntity;
  readonly each: string;
  readonly since?: Date;
  readonly getting: Getting;
  /** Told when a page is written, and when the place of the next one is kept too. */
  readonly onStep: (step: 'landed' | 'page', run: PullRun) => void | Promise<void>;
}

/** What a pull of one entity did. */
export interface Pulled {
  readonly since: Date;
  readonly until: Date;
  readonly isResumed: boolean;
  readonly pages: number;
  readonly rows: number;
  /** Rows that were not in the raw store yet. */
  readonly landed: number;
}

/** Under which name the position of an entity is kept. */
export const stateId = (source: string, entity: string, each: string): string =>
  `${source}.${entity}${each ? `/${each}` : ''}`;

/** Pulls one entity page by page: a page is written, then where the next one is; killed anywhere and run again, nothing is lost or doubled. */
export const pullEntity = async (pulling: Pulling): Promise<Pulled> => {
  const { db, source, entity, each, getting } = pulling;
  const id = stateId(source, entity.name, each);
  const now = new Date(getting.clock.now());
  await db.collection(entity.collection).createIndex({ landedAt: 1, _id: 1 });
  const begun = await beginPull(db, id, entity, { now, since: pulling.since });
  let { run } = begun;
  let position: Position | null = run.position;
  let mayBeStale = begun.isResumed;
  while (position) {
    const page: Page | null = await getAt(pulling, run, position, mayBeStale);
    mayBeStale = false;
    if (!page) {
      position = startAt(run.since);
      continue;
    }
    const rows = rowsOf(entity, page.body);
    const landedAt = new Date(getting.clock.now());
    const landed = await landPage(db, { source, entity, each, run }, rows, landedAt);
    await pulling.onStep('landed', run);
    position = entity.paging.next(position, seen(page, rows));
    run = {
      ...run,
      until: run.pages ? run.until : earlier(run.until, page.headers.get('date')),
      position: position ?? run.position,
      pages: run.pages + 1,
      rows: run.rows + rows.length,
      landed: run.landed + landed,
    };
    await keepPull(db, id, run);
    await pulling.onStep('page', run);
    if (position) getting.signal.throwIfAborted();
  }
  const { owner: _owner, position: _position, delivery, ...counts } = run;
  const completedAt = new Date(getting.clock.now());
  const { collection, kind, name } = entity;
  const ended = { _id: delivery, source, entity: name, each, collection, kind, ...counts, completedAt };
  await endPull(db, id, ended, run, later(run.until, begun.watermark));
  return { ...counts, isResumed: begun.isResumed };
};

/** The page at a position; null when it is a key from an earlier pull that the source has forgotten. */
const getAt = async (
  { entity, each, getting }: Pulling,
  run: PullRun,
  position: Position,
  mayBeStale: boolean,
): Promise<Page | null> => {
  const { limit } = entity.paging;
  const call = entity.request({
    since: position.since,
    until: run.until,
    limit,
    offset: position.offset,
    page: limit ? Math.floor(position.offset / limit) + 1 : 1,
    each,
  });
  const query = entity.paging.query(position, call.params.query ?? {});
  try {
    return await getPage(getting, { path: call.path, params: { ...call.params, query } });
  } catch (error) {
    const isForgotten = error instanceof Refused && [400, 404, 410].includes(error.status);
    if (mayBeStale && position.key !== null && isForgotten) return null;
    throw error;
  }
};

const seen = (page: Page, rows: readonly PulledRow[]) => {
  const changes = rows.flatMap((row) => (row.changed ? [row.changed] : []));
  return {
    rows: rows.length,
    firstId: rows[0]?.id ?? null,
    lastId: rows.at(-1)?.id ?? null,
    lastChanged: changes.at(-1) ?? null,
    isSorted: changes.every((at, index) => at >= (changes[index - 1] ?? at)),
    body: page.body,
    link: page.headers.get('link'),
  };
};

/** The source's clock where it is behind ours: what it stamps while we read must not lie before the watermark. */
const earlier = (until: Date, sourceDate: string | null): Date => {
  const at = Date.parse(sourceDate ?? '');
  return at < until.getTime() ? new Date(at) : until;
};

const later = (until: Date, watermark: Date | null): Date =>
  watermark && watermark > until ? watermark : until;

/** A failure as one sentence that begins with what was pulled. */
export const namedFailure = (id: string, error: LoadError): string =>
  `${id}: ${error.message.replace(/\.?$/, '.')}`;
