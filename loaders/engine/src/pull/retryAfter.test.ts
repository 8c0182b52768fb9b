import { rateLimiter } from './clock.ts';
import { backOff, retryAfter } from './retryAfter.ts';

describe('how long to wait', () => {
  const now = Date.UTC(2026, 0, 6);

  it.each([
    ['0', 0],
    ['1.5', 1_500],
    ['120', 120_000],
    ['Tue, 06 Jan 2026 00:00:07 GMT', 7_000],
    ['Mon, 05 Jan 2026 23:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('Retry-After %s is %s ms', (header, ms) => {
    expect(retryAfter(header, now)).toBe(ms);
  });

  it('doubles to a minute, half of it by chance', () => {
    expect([1, 2, 3, 7, 20].map((tried) => backOff(tried, 1))).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
    expect([1, 7].map((tried) => backOff(tried, 0))).toEqual([500, 30_000]);
  });

  it('spreads requests evenly, and saves none up', async () => {
    let at = 0;
    const starts: number[] = [];
    const clock = { now: () => at, sleep: async (ms: number) => void (at += ms), random: () => 0 };
    const admitted = rateLimiter(clock, { requests: 2, perSeconds: 1 });
    for (const pause of [0, 0, 0, 10_000, 0]) {
      at += pause;
      await admitted(new AbortController().signal);
      starts.push(at);
    }
    expect(starts).toEqual([0, 500, 1_000, 11_000, 11_500]);
  });
});
