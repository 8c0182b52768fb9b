import { TextDecoder, TextEncoder } from 'node:util';
import { ProblemError } from '../../operations/ProblemError';
import type { LogLine, Run } from '../api/shapes';
import { followRun, type RunNews } from './followRun';
import { afterNews, startOf } from './liveState';

Object.assign(globalThis, { TextDecoder });

const run = (status: Run['status']) => ({ runId: 'r', status }) as Run;
const line = (number: number): LogLine => ({
  line: number,
  loggedAt: '2026-01-05T02:00:00.000Z',
  level: 'info',
  step: null,
  message: `line ${number}: é`,
  fields: null,
});
const event = (name: string, data: unknown, id?: number) =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** A stream of these bytes, cut into pieces of `size`; it then ends, or breaks off. */
const streamOf = (text: string, { size = 7, breaks = false } = {}) => {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const read = async () => {
    if (at < bytes.length) return { done: false, value: bytes.slice(at, (at += size)) };
    if (breaks) throw new TypeError('network error');
    return { done: true, value: undefined };
  };
  return {
    getReader: () => ({ read, cancel: async () => undefined }),
  } as unknown as ReadableStream<Uint8Array>;
};

const follow = async (
  streams: (() => ReadableStream<Uint8Array>)[],
  { stopAfter = Infinity }: { stopAfter?: number } = {},
) => {
  const controller = new AbortController();
  const asked: (string | undefined)[] = [];
  const waited: number[] = [];
  const told: RunNews[] = [];
  await followRun({
    signal: controller.signal,
    open: async (last) => {
      asked.push(last);
      return streams.shift()!();
    },
    tell: (news) => told.push(news),
    wait: async (milliseconds) => {
      waited.push(milliseconds);
      if (waited.length >= stopAfter) controller.abort();
    },
  });
  const lines = told.flatMap((news) => (news.kind === 'line' ? [news.line.line] : []));
  const states = told.flatMap((news) => (news.kind === 'connection' ? [news.state] : []));
  return { asked, waited, told, lines, states };
};

describe('following a run', () => {
  it('tells its lines, steps and end, whatever the pieces they come in', async () => {
    const text =
      event('line', line(1), 1) +
      ': alive\n\n' +
      event('step', { position: 1 }) +
      event('run', run('succeeded'));
    for (const size of [1, 3, 4096]) {
      const { told } = await follow([() => streamOf(text, { size })]);
      expect(told).toEqual([
        { kind: 'connection', state: 'live' },
        { kind: 'line', line: line(1) },
        { kind: 'step', step: { position: 1 } },
        { kind: 'run', run: run('succeeded') },
        { kind: 'connection', state: 'ended' },
      ]);
    }
  });

  it('goes on after the last line that arrived when the connection breaks, or ends before the run did', async () => {
    const { asked, lines, states } = await follow([
      () =>
        streamOf(event('run', run('running')) + event('line', line(1), 1) + event('line', line(2), 2), {
          breaks: true,
        }),
      () => streamOf(event('line', line(3), 3)),
      () => streamOf(event('line', line(4), 4) + event('run', run('failed'))),
    ]);
    expect(asked).toEqual([undefined, '2', '3']);
    expect(lines).toEqual([1, 2, 3, 4]);
    expect(states).toEqual(['live', 'lost', 'live', 'lost', 'live', 'ended']);
  });

  it('waits longer each time while nothing answers, and starts short again once something did', async () => {
    const broken = () => {
      throw new TypeError('Failed to fetch');
    };
    const { waited } = await follow(
      [broken, broken, broken, () => streamOf(event('line', line(1), 1)), broken, broken],
      { stopAfter: 6 },
    );
    expect(waited).toEqual([1_000, 2_000, 5_000, 1_000, 2_000, 5_000]);
  });

  it.each([401, 403, 404])('stops at a %i, which no second call mends', async (status) => {
    const { asked, states } = await follow([
      () => {
        throw new ProblemError({ type: 'x', title: 'No', status, detail: '' });
      },
    ]);
    expect(asked).toHaveLength(1);
    expect(states).toEqual(['refused']);
  });
});

describe('what is known of a followed run', () => {
  it('takes steps by their place and every line once', () => {
    const start = startOf({ run: run('running'), steps: [], difference: null });
    const step = (position: number, rowsRead: number) =>
      ({ kind: 'step', step: { position, rowsRead } }) as RunNews;
    const after = afterNews(start, [
      step(2, 5),
      step(1, 3),
      step(2, 9),
      { kind: 'line', line: line(1) },
      { kind: 'line', line: line(2) },
    ]);
    const again = afterNews(after, [
      { kind: 'line', line: line(2) },
      { kind: 'line', line: line(3) },
    ]);
    expect(after.steps).toMatchObject([
      { position: 1, rowsRead: 3 },
      { position: 2, rowsRead: 9 },
    ]);
    expect(again.lines.map(({ line: number }) => number)).toEqual([1, 2, 3]);
  });
});
