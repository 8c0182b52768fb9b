import type { Browser } from 'playwright-core';
import { launch } from './chromium.ts';
import { tokenOf, urls } from './stack.ts';
import { portalToken, visit } from './visit.ts';

const tree = '/v1/costs/tree?level=domain&from=2024-09&to=2024-10';
const doors = { service: `${urls.finopsApi}${tree}`, gateway: `${urls.portal}/api/rosetta/finops${tree}` };

const ask = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url, { headers });
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    body: (await answer.json()) as { status?: number },
  };
};

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('who may read costs', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** The token that each door takes: the provider's at the service, Backstage's at the gateway. */
  const tokenAt = async (door: keyof typeof doors, account: string) => {
    if (door === 'service') return tokenOf(account);
    const page = await visit(browser, '/catalog', { account });
    const token = await portalToken(page);
    await page.context().close();
    return token;
  };

  describe.each(['service', 'gateway'] as const)('at the %s', (door) => {
    const spoofed = { 'x-user': 'user:default/admin', 'x-groups': 'GRP-ROSETTA-ADMINS' };

    it('is nobody without a token, whatever the headers say', async () => {
      for (const headers of [{}, spoofed]) {
        const { status, type, body } = await ask(doors[door], headers);
        expect({ status, type: type.split(';')[0], inBody: body.status }).toEqual({
          status: 401,
          type: 'application/problem+json',
          inBody: 401,
        });
      }
    });

    it('is not the outsider, whatever the headers say', async () => {
      const token = await tokenAt(door, 'outsider');
      for (const headers of [{}, spoofed]) {
        const { status, type } = await ask(doors[door], { ...bearer(token), ...headers });
        expect({ status, type: type.split(';')[0] }).toEqual({
          status: 403,
          type: 'application/problem+json',
        });
      }
    });

    it('is any Rosetta user', async () => {
      const { status, body } = await ask(doors[door], bearer(await tokenAt(door, 'user')));
      expect(status).toBe(200);
      expect(body).toMatchObject({ totals: [{ currency: 'USD', cost: '20.52022672899' }] });
    });
  });

  it('tells the outsider on the page', async () => {
    const page = await visit(browser, '/costs', { account: 'outsider' });
    await page.getByRole('alert').first().waitFor();
    expect(await page.locator('[data-value]').count()).toBe(0);
    await page.screenshot({ path: 'artifacts/outsider.png', fullPage: true });
  });
});
