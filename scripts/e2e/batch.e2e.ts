import type { Browser, Page } from 'playwright-core';
import { launch } from './chromium.ts';
import { inFinopsDatabase } from './finopsDatabase.ts';
import { urls } from './stack.ts';
import { portalToken, visit } from './visit.ts';

const runs = '/batches/finops';
const one = (page: Page) => page.locator('div[data-run]');
const idOf = async (page: Page) => (await one(page).getAttribute('data-run'))!;

/** Waits until the run on screen has ended, as its reader would: without loading the page again. */
const end = async (page: Page) => {
  await page.locator('[data-connection="ended"]').waitFor({ timeout: 180_000 });
  return one(page).getAttribute('data-status');
};

/** Presses a button of the page, then the one of its dialog that confirms. */
const confirm = async (page: Page, open: RegExp | string, name: string) => {
  await page.getByRole('button', { name: open }).first().click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
};

/** Picks a month in a list of the dialog by typing its name. */
const pickMonth = async (page: Page, list: RegExp, month: string) => {
  await page.getByRole('dialog').getByRole('button', { name: list }).click();
  await page.keyboard.type(month);
  await page.getByRole('option', { name: month }).click();
};

describe('the admin pages of the FinOps batch', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await visit(browser, runs, { account: 'finops-admin' });
  });
  afterAll(() => browser?.close());

  it('relaunch a run, which is seen to run to its end', async () => {
    await page.locator('tr[data-run][data-status="succeeded"] th a').first().click();
    const before = await idOf(page);
    await end(page);
    await confirm(page, 'Relaunch', 'Relaunch');
    await page.waitForFunction((id) => !location.pathname.endsWith(id), before);
    await page.locator('li[data-line="1"]').waitFor();
    expect(await end(page)).toBe('succeeded');
    expect(await idOf(page)).not.toBe(before);
    expect(await page.getByRole('link', { name: `Relaunch of ${before}` }).isVisible()).toBe(true);
    const steps = await page
      .locator('tr[data-step]')
      .evaluateAll((rows) => rows.map((row) => row.dataset.status));
    expect(steps.length).toBeGreaterThan(1);
    expect(new Set(steps)).toEqual(new Set(['succeeded']));
  });

  it('go on with the log where a lost connection left it', async () => {
    await page.goto(`${urls.portal}${runs}`);
    let cuts = 0;
    const asked: (string | undefined)[] = [];
    await page.route('**/logs/stream', async (route) => {
      const headers = route.request().headers();
      asked.push(headers['last-event-id']);
      if (cuts++ > 0) return route.continue();
      const answer = await route.fetch({ timeout: 120_000 });
      const [first, second] = (await answer.text()).split('\n\n');
      return route.fulfill({ response: answer, body: `${first}\n\n${second}\n\n` });
    });
    await page.locator('tr[data-run][data-status="succeeded"] th a').first().click();
    await end(page);
    await page.unroute('**/logs/stream');
    const lines = await page
      .locator('li[data-line]')
      .evaluateAll((rows) => rows.map((row) => Number(row.dataset.line)));
    expect(asked).toEqual([undefined, '2']);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines).toEqual(lines.map((_, at) => at + 1));
  });

  // Of October: the other tests know the September of the real rows by heart.
  it('try a reprocess first, show the exact difference, then do it for real', async () => {
    const corrected = await inFinopsDatabase(
      `update staging.focus_cost set billed_cost = billed_cost + 1.00000000001 where _id = (
         select min(_id) from staging.focus_cost where billing_currency = 'USD' and charge_period_start >= '2024-10-01' and charge_period_start < '2024-11-01')`,
    );
    expect(corrected).toBe(1);
    await page.goto(`${urls.portal}${runs}`);
    await page.getByRole('button', { name: 'New run' }).click();
    await page.getByText('Reprocess a period').click();
    await pickMonth(page, /From/, 'October 2024');
    await pickMonth(page, /To/, 'October 2024');
    await page.getByRole('button', { name: 'Start the dry run' }).click();
    expect(await end(page)).toBe('succeeded');
    const change = page
      .locator(
        'tr[data-month="2024-10"][data-amount="fct_cost_line.billed_cost"] td:last-child data[data-currency="USD"]',
      )
      .first();
    await change.waitFor();
    expect(await change.getAttribute('data-value')).toBe('1.00000000001');
    const dry = await idOf(page);
    await confirm(page, 'Reprocess for real', 'Reprocess and publish');
    await page.waitForFunction((id) => !location.pathname.endsWith(id), dry);
    expect(await end(page)).toBe('succeeded');
    await page.locator('[data-publication]').waitFor();
  });

  it('replay a rejected row and show how that ended', async () => {
    await page.goto(`${urls.portal}${runs}/rejected`);
    await page
      .getByRole('button', { name: /^Open the document/ })
      .first()
      .click();
    const document = await page.getByRole('region', { name: 'Document' }).textContent();
    expect(() => JSON.parse(document ?? '')).not.toThrow();
    await page.keyboard.press('Escape');
    await confirm(page, /^Replay /, 'Replay');
    await page.locator('[data-replay="succeeded"]').waitFor({ timeout: 120_000 });
    expect(new URL(page.url()).searchParams.get('replay')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('say who did all that', async () => {
    await page.goto(`${urls.portal}${runs}/actions?who=finops-admin`);
    await page.locator('tr[data-action]').first().waitFor();
    const done = await page
      .locator('tr[data-action]')
      .evaluateAll((rows) => rows.map((row) => row.dataset.action));
    expect(new Set(done)).toEqual(new Set(['run.request', 'run.relaunch', 'rejected.replay']));
  });

  it('are hidden from who may not see them, and refused by the gateway', async () => {
    const mine = page.getByRole('link', { name: 'FinOps batch' });
    await mine.first().waitFor();
    const other = await visit(browser, '/costs', { account: 'user' });
    await other.getByRole('link', { name: 'Costs' }).first().waitFor();
    await other.waitForLoadState('networkidle');
    expect(await other.getByRole('link', { name: 'FinOps batch' }).count()).toBe(0);
    await other.goto(`${urls.portal}${runs}`);
    await other.getByText('You may not see this').first().waitFor();
    expect(await other.locator('tr[data-run]').count()).toBe(0);
    const { status } = await fetch(`${urls.portal}/api/rosetta/finops/v1/batch-runs`, {
      headers: { authorization: `Bearer ${await portalToken(other)}` },
    });
    expect(status).toBe(403);
    await other.context().close();
  });
});
