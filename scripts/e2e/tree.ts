import type { Page } from 'playwright-core';
import { urls } from './stack.ts';

const digits = 17;

/** A decimal string as a whole number of 10^-17, so that sums are exact. */
export const units = (decimal: string): bigint => {
  const match = /^(-?)(\d+)(?:\.(\d{1,17}))?$/.exec(decimal);
  if (!match) throw new Error(`"${decimal}" is no decimal of at most ${digits} digits`);
  const [, sign, whole, fraction = ''] = match;
  const value = BigInt(`${whole}${fraction.padEnd(digits, '0')}`);
  return sign ? -value : value;
};

export const sum = (decimals: string[]): bigint =>
  decimals.reduce((total, decimal) => total + units(decimal), 0n);

/** One level of the tree as the page carries it: exact strings, by currency. */
export type Level = {
  totals: Record<string, string>;
  nodes: { id: string; currency: string; value: string }[];
};

/** Loads every page of the level on screen, then reads its `data-` attributes. */
export const readLevel = async (page: Page, level: string): Promise<Level> => {
  const section = page.locator(`[data-drill="${level}"]`);
  await section.locator('tr[data-total]').first().waitFor();
  const more = section.getByRole('button', { name: /load more/i });
  while (await more.isVisible()) {
    const before = await section.locator('tr[data-node]').count();
    await more.click();
    await page.waitForFunction(
      ([name, count]) =>
        document.querySelectorAll(`[data-drill="${name}"] tr[data-node]`).length > Number(count),
      [level, before] as const,
    );
  }
  const read = (rows: Element[]) =>
    rows.map((row) => ({
      id: row.getAttribute('data-node') ?? '',
      currency: row.closest('[data-currency]')?.getAttribute('data-currency') ?? '',
      total: row.getAttribute('data-total'),
      value: row.querySelector('[data-part="cost"]')?.getAttribute('data-value') ?? '',
    }));
  const totals = await section.locator('tr[data-total]').evaluateAll(read);
  const nodes = await section.locator('tr[data-node]').evaluateAll(read);
  return {
    totals: Object.fromEntries(totals.map(({ currency, value }) => [currency, value])),
    nodes: nodes.map(({ id, currency, value }) => ({ id, currency, value })),
  };
};

/** Address of the cost page for this filter. */
export const costsPath = (filter: Record<string, string>): string => `/costs?${new URLSearchParams(filter)}`;

/** Goes to a cost page as a link does, keeping the session. */
export const open = (page: Page, filter: Record<string, string>) =>
  page.goto(`${urls.portal}${costsPath(filter)}`);
