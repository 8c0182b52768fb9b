import { byKey, climbing, numbered, type SeenPage, startAt, whole } from './paging.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 10, minute));
const next = '<https://source/?page=1>; rel="first", <https://source/?page=2>; rel="next"';
const last = '<https://source/?page=1>; rel="first"';

/** A full page of two rows that says nothing of another one. */
const page = (seen: Partial<SeenPage> = {}): SeenPage => ({
  rows: 2,
  firstId: 'a',
  lastId: 'b',
  lastChanged: at(1),
  isSorted: true,
  body: {},
  link: null,
  ...seen,
});

describe('climbing', () => {
  const { next: climb } = climbing({ limit: 2, anchored: true });
  const start = startAt(at(0));

  it.each([
    ['a full page', {}, true],
    ['a short page', { rows: 1 }, false],
    ['a full page whose header has no next', { link: last }, false],
    ['a page cut short by rights whose header has a next', { rows: 1, link: next }, true],
  ])('%s is followed by another: %#', (_name, seen, isFollowed) => {
    expect(climb(start, page(seen)) !== null).toBe(isFollowed);
  });

  it('starts again at the last row', () => {
    expect(climb({ ...start, offset: 3, restarts: 2 }, page())).toEqual(startAt(at(1)));
  });

  it('grows the offset within one instant, with the last row as anchor', () => {
    const tie = climb(start, page({ lastChanged: at(0) }));
    expect(tie).toEqual({ ...start, offset: 1, anchor: 'b' });
    expect(climb(tie!, page({ firstId: 'b', lastId: 'c', lastChanged: at(0) }))).toMatchObject({
      offset: 2,
      anchor: 'c',
    });
    expect(climb(tie!, page({ firstId: 'c' }))).toEqual({ ...start, restarts: 1 });
  });

  it('steps over a page that rights emptied, and needs no anchor after one that they cut', () => {
    const seen = { rows: 0, firstId: null, lastId: null, lastChanged: null, link: next };
    expect(climb(start, page(seen))).toEqual({ ...start, offset: 2, anchor: null });
    expect(climb(start, page({ rows: 1, lastChanged: at(0), link: next }))).toMatchObject({
      offset: 2,
      anchor: null,
    });
  });

  it('gives up on rows that never stand still', () => {
    const moved = { ...start, offset: 1, anchor: 'z', restarts: 20 };
    expect(() => climb(moved, page())).toThrow('moved 20 times while they were paged');
  });

  it('has whole pages without anchor, for sources that number them', () => {
    const tie = climbing({ limit: 2, anchored: false }).next(start, page({ lastChanged: at(0) }));
    expect(tie).toMatchObject({ offset: 2, anchor: null });
  });
});

describe('the other ways', () => {
  it('numbered goes by the header, or by full pages without one', () => {
    const { next: turn } = numbered({ limit: 2 });
    expect(turn(startAt(at(0)), page({ link: next }))).toMatchObject({ offset: 2 });
    expect(turn(startAt(at(0)), page())).toMatchObject({ offset: 2 });
    expect(turn(startAt(at(0)), page({ link: last }))).toBeNull();
    expect(turn(startAt(at(0)), page({ rows: 1 }))).toBeNull();
  });

  it.each([[undefined], [null], ['']])('byKey ends with the key %p', (key) => {
    const { next: turn } = byKey({ limit: 2, parameter: 'k', at: '/next' });
    expect(turn(startAt(at(0)), page({ body: { next: key } }))).toBeNull();
  });

  it('byKey refuses a key that is no text', () => {
    const { next: turn } = byKey({ limit: 2, parameter: 'k', at: '/next' });
    expect(() => turn(startAt(at(0)), page({ body: { next: 7 } }))).toThrow('/next is no text');
  });

  it('whole has one page', () => {
    expect(whole().next(startAt(at(0)), page({ link: next }))).toBeNull();
  });
});
