import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One reading as a line of the file; what a test does not name is filled in. */
export interface Reading {
  readonly site?: string;
  readonly month?: string;
  readonly litres?: string;
  readonly started?: string;
  readonly ended?: string;
  readonly labels?: string;
}

const header = ['site', 'month', 'litres', 'started', 'ended', 'labels'] as const;

/** A CSV of readings. */
export const readingsCsv = (readings: readonly Reading[]): string =>
  [
    header.join(','),
    ...readings.map((reading) => {
      const row = {
        site: 'north',
        month: '2026-01',
        litres: '1',
        started: '',
        ended: '',
        labels: '',
        ...reading,
      };
      return header.map((name) => `"${row[name].replaceAll('"', '""')}"`).join(',');
    }),
    '',
  ].join('\n');

/** A folder of a test's own with a way to put files in it. */
export const testFolder = () => {
  const path = mkdtempSync(join(tmpdir(), 'load-test-'));
  return {
    write: (name: string, content: string | Buffer): string => {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
    drop: () => rmSync(path, { recursive: true }),
  };
};
