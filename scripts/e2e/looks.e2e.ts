import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { findings, overflow, ways } from './axe.ts';
import { launch } from './chromium.ts';
import { costsPath } from './tree.ts';
import { visit } from './visit.ts';

const folder = 'artifacts/screenshots';
const everything = costsPath({ from: '2024-09', to: '2025-01' });

describe('the cost page as people see it', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it.each(ways)('in $language, $colorScheme, $width px wide is accessible and fits', async (way) => {
    const page = await visit(browser, everything, { account: 'user', ...way });
    await page.locator('[data-drill="domain"] tr[data-total]').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({
      path: `${folder}/costs-${way.language}-${way.colorScheme}-${way.width}.png`,
      fullPage: true,
    });
    expect(await page.locator('html').getAttribute('lang')).toBe(way.language);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
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
