import { LoadError } from '../errors.ts';
import { valueAt } from './pointer.ts';

/** Where the reading of a list stands; kept in the raw store after each page, so it is plain data. */
export interface Position {
  readonly since: Date;
  readonly offset: number;
  /** The source's own key of the next page. */
  readonly key: string | null;
  /** The row that must come first on the next page, else rows moved while they were paged. */
  readonly anchor: string | null;
  readonly restarts: number;
}

/** What a page tells about the next one. */
export interface SeenPage {
  readonly rows: number;
  readonly firstId: string | null;
  readonly lastId: string | null;
  readonly lastChanged: Date | null;
  /** Whether no row changed before the one in front of it. */
  readonly isSorted: boolean;
  readonly body: unknown;
  /** The Link header. */
  readonly link: string | null;
}

/** How a source is paged: plain functions of the position, so that a pull that was cut goes on from what is stored. */
export interface Paging {
  readonly limit: number;
  /** The query to send; what the declaration asked for unless the position is a key. */
  readonly query: (position: Position, asked: Record<string, unknown>) => Record<string, unknown>;
  /** The next position, or null after the last page. */
  readonly next: (position: Position, page: SeenPage) => Position | null;
}

const asAsked: Paging['query'] = (_position, asked) => asked;
const hasNext = (link: string): boolean => /;\s*rel="?next"?/i.test(link);
const isLast = (page: SeenPage, limit: number): boolean =>
  page.link === null ? page.rows < limit : !hasNext(page.link);

/**
 * For lists sorted by when rows changed, oldest first, and filtered by it. The next page starts at the last row's
 * instant, so rows that change meanwhile, and move to the end, push no other row over a page's edge. Only within one instant does
 * the offset grow; with `anchored` each such page begins with the last row of the page before, to see whether rows moved.
 */
export const climbing = ({ limit, anchored }: { limit: number; anchored: boolean }): Paging => ({
  limit,
  query: asAsked,
  next: (position, page) => {
    if (position.anchor !== null && page.firstId !== position.anchor) return again(position);
    if (!page.isSorted)
      throw new LoadError(
        'the rows are not sorted by when they changed, though they were asked to be: check that the account may read and query that field',
      );
    if (isLast(page, limit)) return null;
    const { lastChanged } = page;
    if (lastChanged && lastChanged < position.since)
      throw new LoadError(
        `rows come that changed at ${lastChanged.toISOString()}, before ${position.since.toISOString()}, so the source neither filters nor sorts by it: check that the account may read and query that field`,
      );
    if (lastChanged && lastChanged > position.since) return { ...startAt(lastChanged), restarts: 0 };
    const isAnchored = anchored && page.rows === limit;
    return {
      ...position,
      offset: position.offset + limit - (isAnchored ? 1 : 0),
      anchor: isAnchored ? page.lastId : null,
    };
  },
});

const mostRestarts = 20;

const again = (position: Position): Position => {
  if (position.restarts >= mostRestarts)
    throw new LoadError(
      `the rows of ${position.since.toISOString()} moved ${mostRestarts} times while they were paged: pull again when the source is quieter`,
    );
  return { ...startAt(position.since), restarts: position.restarts + 1 };
};

/** For sources that hand out the key of the next page, which then is the only parameter to send. */
export const byKey = ({
  limit,
  parameter,
  at,
}: {
  limit: number;
  parameter: string;
  at: string;
}): Paging => ({
  limit,
  query: (position, asked) => (position.key === null ? asked : { [parameter]: position.key }),
  next: (position, page) => {
    const key = valueAt(page.body, at) ?? '';
    if (typeof key !== 'string') throw new LoadError(`${at} is no text`);
    if (key === '') return null;
    if (key === position.key) throw new LoadError(`${at} is the key of this same page again`);
    return { ...position, key };
  },
});

/** For lists by page number in a window that is over, whose last page is known by its Link header. */
export const numbered = ({ limit }: { limit: number }): Paging => ({
  limit,
  query: asAsked,
  next: (position, page) =>
    isLast(page, limit) || !page.rows ? null : { ...position, offset: position.offset + limit },
});

/** For lists that come whole. */
export const whole = (): Paging => ({ limit: 0, query: asAsked, next: () => null });

/** The first page of what changed since an instant. */
export const startAt = (since: Date): Position => ({
  since,
  offset: 0,
  key: null,
  anchor: null,
  restarts: 0,
});
