import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { findings, overflow, ways } from './axe.ts';
import { launch } from './chromium.ts';
import { urls } from './stack.ts';
import { visit } from './visit.ts';

const folder = 'artifacts/screenshots';
const at = '/batches/finops';

describe('the batch pages as people see them', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it.each(ways)('in $language, $colorScheme, $width px wide are accessible and fit', async (way) => {
    const page = await visit(browser, at, { account: 'finops-admin', ...way });
    const look = async (name: string, ready: string) => {
      await page.locator(ready).first().waitFor();
      await page.waitForLoadState('networkidle');
      const path = `${folder}/batch-${name}-${way.language}-${way.colorScheme}-${way.width}.png`;
      await page.screenshot({ path, fullPage: true });
      expect({ name, overflow: await overflow(page), findings: await findings(page) }).toEqual({
        name,
        overflow: 0,
        findings: [],
      });
    };
    await look('runs', 'tr[data-schedule]');
    await page.locator('tr[data-run] th a').last().click();
    await look('run', '[data-connection="ended"]');
    await page.goto(`${urls.portal}${at}/rejected?loader=focus.cost`);
    await look('rejected', 'tr[data-rejected]');
    await page.context().close();
  });
});
