import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { land, load } from '@rosetta/loaders-engine';
import { createTestDatabase } from './database.ts';
import { createTestRaw } from './raw.ts';
import { build, readProject } from '@rosetta/transforms-engine';
import loaders from '@rosetta/loaders/finops.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A line of a bill, by FOCUS column; what it does not say is filled in. */
export type Line = Record<string, string>;

/** What a trial changes in the project: whole seeds as CSV, and edits of models. */
export type Changes = {
  seeds?: Record<string, string>;
  models?: Record<string, (sql: string) => string>;
};

/** A raw store, a mart database and a copy of the project, all of the test file's own. Call `drop` in afterAll. */
export const createTrial = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-finops-'));
  const raw = await createTestRaw();
  const database = await createTestDatabase({ roles: true });
  const project = join(folder, 'transforms/finops');
  const landAndLoad = async (files: string[]) => {
    await land(loaders, { source: 'focus', files, raw: raw.url });
    return await load(loaders, { raw: raw.url, database: database.url, source: 'focus' });
  };
  return {
    folder,
    url: database.url,
    /** Lands files in the order given and loads them. */
    landAndLoad,
    /** Lands lines as one bill. */
    bill: async (name: string, lines: Line[]) => {
      const file = join(folder, `${name}.csv`);
      writeFileSync(file, toCsv(lines.map((line) => ({ ...anyLine, ...line }))));
      return await landAndLoad([file]);
    },
    /** Builds the project of the repository with these changes and no others. */
    build: async ({ seeds = {}, models = {} }: Changes = {}) => {
      rmSync(project, { recursive: true, force: true });
      for (const each of ['generated/staging/finops', 'generated/exposures'])
        cpSync(join(root, each), join(folder, each), { recursive: true });
      cpSync(join(root, 'transforms/finops'), project, { recursive: true });
      for (const [name, csv] of Object.entries(seeds))
        writeFileSync(join(project, 'seeds', `${name}.csv`), csv);
      for (const [path, edit] of Object.entries(models)) {
        const sql = readFileSync(join(project, path), 'utf8');
        if (edit(sql) === sql) throw new Error(`the edit of ${path} changes nothing`);
        writeFileSync(join(project, path), edit(sql));
      }
      return await build(await readProject(project), { database: database.url });
    },
    rows: async (sql: string) => (await database.pool.query<Record<string, unknown>>(sql)).rows,
    drop: async () => {
      await raw.drop();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
};

const anyLine: Line = {
  BilledCost: '0.00',
  EffectiveCost: '0.00',
  ContractedCost: '0.00',
  ListCost: '0.00',
  BillingAccountId: 'acc-1',
  BillingCurrency: 'EUR',
  BillingPeriodStart: '2025-03-01T00:00:00Z',
  BillingPeriodEnd: '2025-04-01T00:00:00Z',
  ChargeCategory: 'Usage',
  ChargeClass: '',
  ChargePeriodStart: '2025-03-02T00:00:00Z',
  ChargePeriodEnd: '2025-03-03T00:00:00Z',
  ConsumedQuantity: '',
  ConsumedUnit: '',
  ProviderName: 'AWS',
  PublisherName: 'AWS',
  ResourceId: '',
  ServiceCategory: 'Compute',
  ServiceName: 'Amazon Elastic Compute Cloud',
  SubAccountId: '',
  Tags: '',
};

const toCsv = (lines: Line[]): string =>
  [Object.keys(anyLine), ...lines.map((line) => Object.keys(anyLine).map((column) => line[column]!))]
    .map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`)
    .join('');
