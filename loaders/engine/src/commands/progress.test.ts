import type { LoadEvent } from '../load/events.ts';
import { progress } from './progress.ts';

const chunk = (step: 'read' | 'committed', loader = 'works.pump'): LoadEvent => ({
  step,
  loader,
  file: 'pump',
  rows: 5_000,
  bytes: 2_097_152,
});

const shown = (isTTY: boolean, columns = 200) => {
  let clock = 1_000_000;
  const written: string[] = [];
  const { observe, end } = progress({ isTTY, columns, write: (text) => written.push(text) }, () => clock);
  return { written, observe, end, wait: (ms: number) => (clock += ms) };
};

describe('progress', () => {
  it('is one line in place on a terminal, erased at the end', () => {
    const { written, observe, end, wait } = shown(true);
    observe(chunk('read'));
    wait(1_000);
    observe(chunk('committed'));
    observe(chunk('read', 'works.site'));
    wait(1_000);
    observe(chunk('committed', 'works.site'));
    end();
    expect(written).toEqual([
      '\r\u001b[2Kworks.pump: 5,000 rows, 2.0 MB, 5,000 rows/s, 2.0 MB/s',
      '\r\u001b[2Kworks.pump: 5,000 rows, 2.0 MB, 2,500 rows/s, 1.0 MB/s  |  works.site: 5,000 rows, 2.0 MB, 5,000 rows/s, 2.0 MB/s',
      '\r\u001b[2K',
    ]);
  });

  it('never wraps, and is not drawn more often than an eye sees', () => {
    const { written, observe, wait } = shown(true, 30);
    for (let at = 0; at < 100; at += 1) {
      observe(chunk('committed'));
      wait(10);
    }
    expect(written).toHaveLength(10);
    expect(Math.max(...written.map((line) => line.replace('\r\u001b[2K', '').length))).toBe(29);
  });

  it('is a log line every ten seconds elsewhere, and nothing for a short load', () => {
    const { written, observe, end, wait } = shown(false);
    observe(chunk('read'));
    for (let second = 0; second < 20; second += 1) {
      wait(1_000);
      observe(chunk('committed'));
    }
    end();
    expect(written).toEqual([
      'works.pump: 50,000 rows, 20.0 MB, 5,000 rows/s, 2.0 MB/s\n',
      'works.pump: 100,000 rows, 40.0 MB, 5,000 rows/s, 2.0 MB/s\n',
    ]);
  });

  it('says at once whose lock is waited for', () => {
    const { written, observe } = shown(false);
    observe({ step: 'waiting', loader: 'works.pump', lock: 'works.sources' });
    expect(written).toEqual(['works.pump: waiting for lock "works.sources"\n']);
  });
});
