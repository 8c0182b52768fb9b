import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launch } from './chromium.ts';
import { costsPath, open, readLevel, sum, units } from './tree.ts';
import { visit } from './visit.ts';

const september = { from: '2024-09', to: '2024-10' };
const levels = ['domain', 'family', 'product', 'application'] as const;

describe('drilling down the 1,000 real rows of 2024-09 as user', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
    page = await visit(browser, costsPath(september), { account: 'user' });
  });
  afterAll(() => browser?.close());

  it.each([
    ['billed', '20.52022672899'],
    ['effective', '14.97651418586'],
  ])('shows the exact %s cost', async (costKind, exact) => {
    await open(page, { ...september, costKind });
    expect((await readLevel(page, 'domain')).totals).toEqual({ USD: exact });
  });

  it('has every parent equal the sum of its children, down to the applications', async () => {
    let compared = 0;
    const descend = async (
      parents: Record<string, string>,
      depth: number,
      expected: string,
    ): Promise<void> => {
      await open(page, { ...september, currency: 'USD', ...parents });
      const level = levels[depth]!;
      const { totals, nodes } = await readLevel(page, level);
      expect({ parents, total: totals.USD }).toEqual({ parents, total: expected });
      expect(sum(nodes.map(({ value }) => value))).toBe(units(expected));
      compared += nodes.length;
      if (depth + 1 < levels.length)
        for (const node of nodes) await descend({ ...parents, [level]: node.id }, depth + 1, node.value);
    };
    await descend({}, 0, '20.52022672899');
    expect(compared).toBeGreaterThan(levels.length);
  });

  it('goes down by clicks to the billing lines, and up again by the breadcrumbs', async () => {
    await open(page, september);
    for (const level of levels) {
      const { nodes } = await readLevel(page, level);
      await page.locator(`[data-drill="${level}"] tr[data-node="${nodes[0]!.id}"] th a`).click();
      await page.waitForURL((url) => url.searchParams.get(level) === nodes[0]!.id);
    }
    await page.locator('[data-drill="lines"] tbody tr').first().waitFor();
    await page
      .getByRole('navigation', { name: /cost levels|breadcrumb/i })
      .getByRole('link')
      .first()
      .click();
    await page.locator('[data-drill="domain"] tr[data-total]').waitFor();
    expect(new URL(page.url()).searchParams.get('domain')).toBeNull();
  });

  it('exports the level as CSV with the exact amounts', async () => {
    await open(page, september);
    const { nodes } = await readLevel(page, 'domain');
    const section = page.locator('[data-drill="domain"]');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      section.getByRole('button', { name: /csv/i }).click(),
    ]);
    const csv = readFileSync(await download.path(), 'utf8');
    for (const { value } of nodes) expect(csv).toContain(value);
  });
});
