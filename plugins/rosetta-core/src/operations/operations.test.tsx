import { collectPages } from './collectPages';
import { ProblemError, type Problem } from './ProblemError';
import { unwrap } from './unwrap';

const problem = (status: number, type: string): Problem => ({
  type,
  title: 'T',
  status,
  detail: 'D',
  requestId: 'r-1',
});
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: ProblemError) => error,
  );
const response = (status: number) =>
  ({
    ok: status < 400,
    status,
    statusText: 'Bad Gateway',
    headers: new Headers({ 'x-request-id': 'r-2' }),
  }) as Response;

describe('unwrap', () => {
  it('gives the data', async () => {
    await expect(unwrap(Promise.resolve({ data: 42, response: response(200) }))).resolves.toBe(42);
  });

  it.each([
    [401, 'urn:rosetta:problem:unauthenticated', 'signedOut'],
    [403, 'urn:rosetta:problem:forbidden', 'forbidden'],
    [409, 'urn:rosetta:problem:cursor-expired', 'moved'],
    [503, 'urn:rosetta:problem:not-published', 'unpublished'],
    [503, 'urn:rosetta:problem:unavailable', 'failed'],
    [500, 'urn:rosetta:problem:internal', 'failed'],
  ])('throws a %i %s as %s, with the problem as it was sent', async (status, type, kind) => {
    const error = await caught(
      unwrap(Promise.resolve({ error: problem(status, type), response: response(status) })),
    );
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ kind, problem: problem(status, type) });
  });

  it('keeps status and request id when a proxy answers in its own words', async () => {
    const error = await caught(unwrap(Promise.resolve({ error: '<html>', response: response(502) })));
    expect(error).toMatchObject({
      kind: 'failed',
      problem: { title: 'Bad Gateway', status: 502, requestId: 'r-2' },
    });
  });

  it('says that nothing answered', async () => {
    const error = await caught(unwrap(Promise.reject(new TypeError('Failed to fetch'))));
    expect(error).toMatchObject({ kind: 'unreachable', problem: { status: 0, detail: 'Failed to fetch' } });
  });

  it('lets an aborted call be', async () => {
    const abort = new DOMException('gone', 'AbortError');
    await expect(unwrap(Promise.reject(abort))).rejects.toBe(abort);
  });
});

describe('collectPages', () => {
  const pages: Record<string, { items: number[]; nextCursor: string | null }> = {
    start: { items: [1], nextCursor: 'b' },
    b: { items: [2], nextCursor: null },
  };
  const moved = new ProblemError(problem(409, 'urn:rosetta:problem:cursor-expired'));

  it('follows the cursor to the end', async () => {
    const read = async (cursor?: string) => pages[cursor ?? 'start']!;
    expect((await collectPages(read)).flatMap(({ items }) => items)).toEqual([1, 2]);
  });

  it('starts again, once, when data was published in between', async () => {
    let refusals = 1;
    const read = async (cursor?: string) => {
      if (cursor === 'b' && refusals-- > 0) throw moved;
      return pages[cursor ?? 'start']!;
    };
    expect((await collectPages(read)).flatMap(({ items }) => items)).toEqual([1, 2]);
  });

  it('gives up when it moves again', async () => {
    const read = async (cursor?: string) => {
      if (cursor === 'b') throw moved;
      return pages.start!;
    };
    await expect(collectPages(read)).rejects.toBe(moved);
  });
});
