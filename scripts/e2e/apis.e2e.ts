import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { findings, overflow, ways } from './axe.ts';
import { launch } from './chromium.ts';
import { urls } from './stack.ts';
import { visit } from './visit.ts';

const folder = 'artifacts/screenshots';
const words = { en: 'Get a token', fr: 'Obtenir un jeton' };

describe('the page of the APIs', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it.each(ways)('in $language, $colorScheme, $width px wide is accessible and fits', async (way) => {
    const page = await visit(browser, '/apis', { account: 'user', ...way });
    const site = page.frameLocator('iframe');
    await site.getByRole('heading', { name: words[way.language] }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${folder}/apis-${way.language}-${way.colorScheme}-${way.width}.png` });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });

  it('is found in the side bar, and leads to an operation by its field', async () => {
    const page = await visit(browser, '/costs', { account: 'user' });
    await page.getByRole('link', { name: 'APIs' }).first().click();
    const site = page.frameLocator('iframe');
    await site.getByRole('searchbox').fill('cost lines nextCursor');
    await site.getByRole('link', { name: /listCostLines/ }).click();
    const operation = site.locator('#listCostLines');
    await operation.getByText('/v1/costs/lines', { exact: true }).waitFor();
    expect(await operation.innerText()).toContain('curl "$API/v1/costs/lines?from=2024-09&to=2024-10"');
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });

  it('is there as files too, for who has no account', async () => {
    const answer = await fetch(`${urls.portal}/api/rosetta/docs/finops-api/openapi.json`);
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { openapi: string }).openapi).toMatch(/^3\.1/);
  });
});
