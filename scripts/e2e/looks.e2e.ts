import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { launch } from './chromium.ts';
import { costsPath } from './tree.ts';
import { visit, type Visit } from './visit.ts';

const folder = 'artifacts/screenshots';
const everything = costsPath({ from: '2024-09', to: '2025-01' });

/** Serious and critical findings of axe, as `rule: where`. */
const findings = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

describe('the cost page as people see it', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    browser = await launch();
  });
  afterAll(() => browser?.close());

  const ways = (['en', 'fr'] as const).flatMap((language) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      ([1280, 360] as const).map((width): Visit => ({ account: 'user', language, colorScheme, width })),
    ),
  );

  it.each(ways)('in $language, $colorScheme, $width px wide is accessible and fits', async (way) => {
    const page = await visit(browser, everything, way);
    await page.locator('[data-drill="domain"] tr[data-total]').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({
      path: `${folder}/costs-${way.language}-${way.colorScheme}-${way.width}.png`,
      fullPage: true,
    });
    expect(await page.locator('html').getAttribute('lang')).toBe(way.language);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });

  it('shows the billing lines without serious findings', async () => {
    const page = await visit(browser, costsPath({ from: '2024-09', to: '2024-10', view: 'lines' }), {
      account: 'user',
    });
    await page.locator('[data-drill="lines"] tbody tr').first().waitFor();
    await page.screenshot({ path: `${folder}/lines.png`, fullPage: true });
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });
});
