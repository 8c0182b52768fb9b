import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import { accounts, type Account } from './accounts.ts';
import { monthAt, monthName, type Month } from './calendar.ts';
import { focusColumns, type FocusRow } from './focusRow.ts';
import { footprintsOf } from './footprints.ts';
import { metersOf } from './meters.ts';
import { rowsOfMonth } from './month.ts';
import { readSeeds } from './seeds.ts';

export type DemoDataOptions = {
  /** Made anew: what it held is removed. */
  outDir: string;
  /** From 2024-10 on; 24 by default. */
  months?: number;
  /** Of one billing month, over all accounts; at least 500. By default 8,600: 206,400 rows in all. */
  rowsPerMonth?: number;
  seed?: number;
};

export type DemoFile = {
  path: string;
  provider: string;
  billingAccountId: string;
  currency: string;
  /** `2025-03`. */
  billingMonth: string;
  rows: number;
  /** Rows that the loader must refuse. */
  broken: number;
  /** The file that this one replaces, once both are landed in order. */
  replaces?: string;
};

/** The month whose largest bill is delivered twice: an early file without its last lines, then the whole. */
const redelivered = { account: 'aws-global', month: 5 };
const compress = promisify(gzip);

/** 206,400 rows in all. */
export const defaults = { months: 24, rowsPerMonth: 8_600, seed: 2024 };

/** Writes the demo's FOCUS 1.2 files, one by provider, billing account and month, and lists them in landing order. */
export const generateDemoData = async ({
  outDir,
  months = defaults.months,
  rowsPerMonth = defaults.rowsPerMonth,
  seed = defaults.seed,
}: DemoDataOptions): Promise<DemoFile[]> => {
  if (rowsPerMonth < 500)
    throw new Error(`${rowsPerMonth} rows a month cannot hold every kind of charge: ask for 500 or more.`);
  const footprints = footprintsOf(readSeeds(), seed);
  const meters = metersOf(footprints, seed);
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const files: DemoFile[] = [];
  for (let index = 0; index < months; index += 1) {
    const month = monthAt(index);
    const { rows, broken } = rowsOfMonth(footprints, meters, month, rowsPerMonth, seed);
    for (const account of accounts) {
      const own = rows.filter((row) => row.BillingAccountId === account.id);
      const file = (path: string, count: number): DemoFile => ({
        path: join(outDir, path),
        provider: account.provider,
        billingAccountId: account.id,
        currency: account.currency,
        billingMonth: monthName(month),
        rows: count,
        broken: broken && own.includes(rows[0]!) ? 1 : 0,
      });
      const isTwice =
        account.key === redelivered.account && index === Math.min(redelivered.month, months - 1);
      const early = own.slice(0, Math.floor((own.length * 9) / 10));
      if (isTwice) files.push(file(await write(outDir, account, month, early, 1), early.length));
      const whole = file(await write(outDir, account, month, own, isTwice ? 2 : 1), own.length);
      files.push(isTwice ? { ...whole, replaces: files.at(-1)!.path } : whole);
    }
  }
  return files;
};

const write = async (
  outDir: string,
  account: Account,
  month: Month,
  rows: FocusRow[],
  delivery: number,
): Promise<string> => {
  const text = stringify(
    rows.map((row) => focusColumns.map((column) => row[column] ?? '')),
    { header: true, columns: [...focusColumns] },
  );
  const name = `focus-${account.key}-${monthName(month)}${delivery > 1 ? `.delivery-${delivery}` : ''}.csv`;
  if (account.compressed) await writeFile(join(outDir, `${name}.gz`), await compress(text, { level: 4 }));
  else await writeFile(join(outDir, name), text);
  return account.compressed ? `${name}.gz` : name;
};
