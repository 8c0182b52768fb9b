import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { defaults, generateDemoData, type DemoFile } from './generate.ts';

describe('generateDemoData', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-data-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const text = ({ path }: DemoFile): string =>
    path.endsWith('.gz') ? gunzipSync(readFileSync(path)).toString() : readFileSync(path, 'utf8');
  const rows = (file: DemoFile): Record<string, string>[] => parse(text(file), { columns: true });
  const hash = (files: DemoFile[]) => createHash('sha256').update(files.map(text).join('')).digest('hex');
  const small = (name: string, options = {}) =>
    generateDemoData({ outDir: join(folder, name), months: 3, rowsPerMonth: 600, ...options });

  it('writes the same bytes for the same options, and others for another seed', async () => {
    const [first, again, other] = [await small('a'), await small('b'), await small('c', { seed: 7 })];
    expect(hash(again)).toBe(hash(first));
    expect(hash(other)).not.toBe(hash(first));
  }, 30_000);

  it('writes exactly the rows that were asked for, and at least 200,000 by default', async () => {
    const files = await small('rows');
    const replaced = new Set(files.map(({ replaces }) => replaces));
    const kept = files.filter(({ path }) => !replaced.has(path));
    expect(kept.reduce((sum, file) => sum + rows(file).length, 0)).toBe(3 * 600);
    expect(kept.every((file) => rows(file).length === file.rows)).toBe(true);
    expect(defaults.months * defaults.rowsPerMonth).toBeGreaterThanOrEqual(200_000);
  });

  it('lists files in the order of their names, so that a new delivery is landed after the one it replaces', async () => {
    const files = await small('order');
    const [redelivered] = files.filter(({ replaces }) => replaces);
    expect(redelivered!.path > redelivered!.replaces!).toBe(true);
    const early = files.find(({ path }) => path === redelivered!.replaces)!;
    expect(early.rows).toBeLessThan(redelivered!.rows);
    expect([early.provider, early.billingAccountId, early.billingMonth]).toEqual([
      redelivered!.provider,
      redelivered!.billingAccountId,
      redelivered!.billingMonth,
    ]);
  });

  it('breaks ten rows in two years', async () => {
    const files = await small('broken', { months: 24, rowsPerMonth: 500 });
    expect(files.reduce((sum, { broken }) => sum + broken, 0)).toBe(10);
  }, 120_000);

  it('never charges a month before its first, where only the real sample may stand', async () => {
    const starts = (await small('starts')).flatMap((file) => rows(file).map((row) => row.ChargePeriodStart!));
    expect(starts.filter((start) => start < '2024-10')).toEqual([]);
  });

  it('keeps the charge period of a correction, which is billed later', async () => {
    const corrections = (await small('corrections'))
      .flatMap(rows)
      .filter((row) => row.ChargeClass === 'Correction');
    expect(corrections.length).toBeGreaterThan(0);
    expect(corrections.every((row) => row.ChargePeriodEnd! <= row.BillingPeriodStart!)).toBe(true);
  });

  it('multiplies quantity by price without a float', async () => {
    const usage = (await small('exact'))
      .flatMap(rows)
      .filter((row) => row.ChargeCategory === 'Usage' && row.ListCost !== 'n/a');
    const units = (value: string, scale: number) => {
      const [whole, fraction = ''] = value.split('.');
      return BigInt(`${whole}${fraction.padEnd(scale, '0')}`);
    };
    const wrong = usage.filter(
      (row) => units(row.ListCost!, 9) !== units(row.PricingQuantity!, 3) * units(row.ListUnitPrice!, 6),
    );
    expect(wrong).toEqual([]);
  });

  it('refuses fewer rows than a month needs', async () => {
    await expect(small('few', { rowsPerMonth: 499 })).rejects.toThrow(/500 or more/);
  });
});
