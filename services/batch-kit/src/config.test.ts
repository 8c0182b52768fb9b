import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import type { Batch } from './declare.ts';
import { cellarBatch } from './testing/cellarBatch.ts';

const batch: Batch = {
  ...cellarBatch('.'),
  schedules: [{ name: 'nightly', cron: '0 2 * * *', timeZone: 'UTC', command: 'run', inputs: {} }],
};
const where = { DATABASE_URL: 'postgres://x', MONGO_URL: 'mongodb://x' };
const read = (settings: string, more: Record<string, string> = {}) =>
  readConfig(batch, { ...where, BATCH_SETTINGS: settings, ...more });

describe('the configuration of a batch', () => {
  it('has a default for all but the two addresses', () => {
    expect(readConfig(batch, where)).toMatchObject({
      schedules: batch.schedules,
      retention: { logs: 90, runs: 400, actions: 800, jobs: 30 },
      threads: 2,
      graceSeconds: 20,
      makeUpMissed: true,
      port: 7110,
      level: 'info',
    });
  });

  it('takes schedules from a file instead of those of the batch', () => {
    const folder = mkdtempSync(join(tmpdir(), 'batch-config-'));
    const path = join(folder, 'cellar.yml');
    writeFileSync(path, `schedules: [{ name: hourly, cron: '5 * * * *' }]\nretention: { logs: 7 }`);
    expect(readConfig(batch, { ...where, BATCH_CONFIG: path })).toMatchObject({
      schedules: [{ name: 'hourly', cron: '5 * * * *', timeZone: 'UTC', command: 'run', inputs: {} }],
      retention: { logs: 7, runs: 400 },
    });
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['threads: many', /^BATCH_SETTINGS: threads: /],
    ['retention: { logs: 0 }', /^BATCH_SETTINGS: retention.logs: /],
    ['schedule: []', /^BATCH_SETTINGS: the settings: Unrecognized key: "schedule"/],
    ['a: [', /^BATCH_SETTINGS is not YAML: /],
    [
      `schedules: [{ name: a, cron: '0 25 * * *' }]`,
      /^The schedule a \(0 25 \* \* \*, UTC\) cannot be read: hour: 25 is/,
    ],
    [
      `schedules: [{ name: a, cron: '0 2 * * *', timeZone: Mars }]`,
      /cannot be read: Mars is no time zone; write Europe\/Paris or UTC\./,
    ],
    [
      `schedules: [{ name: a, cron: '0 2 * * *' }, { name: a, cron: '0 3 * * *' }]`,
      /^The schedule a is there twice: give each its own name\.$/,
    ],
  ])('refuses %s', (settings, message) => expect(() => read(settings)).toThrow(message));

  it.each([
    [{ DATABASE_URL: '' }, /^Set DATABASE_URL to the address of the mart database, as its owner\.$/],
    [{ MONGO_URL: '' }, /^Set MONGO_URL to the address of the raw store\.$/],
    [{ PORT: 'http' }, /^PORT=http is not a port/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL=loud is not a level/],
    [{ BATCH_CONFIG: '/no/such.yml' }, /^BATCH_CONFIG names \/no\/such.yml, which does not exist/],
  ])('refuses %j', (more, message) => expect(() => read('', more)).toThrow(message));
});
