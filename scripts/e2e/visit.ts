import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { urls } from './stack.ts';

const wide = { width: 1280, height: 900 };

/** How a person looks at the portal. */
export type Visit = {
  account: string;
  language?: 'en' | 'fr';
  colorScheme?: 'light' | 'dark';
  width?: 1280 | 360;
};

/** Opens a path of the portal in a fresh browser context and signs in through the identity provider's form. */
export const visit = async (
  browser: Browser,
  path: string,
  { account, language = 'en', colorScheme = 'light', width = 1280 }: Visit,
): Promise<Page> => {
  const options: BrowserContextOptions = {
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme,
    viewport: width === 360 ? { width, height: 780 } : wide,
    acceptDownloads: true,
  };
  const context = await browser.newContext(options);
  await context.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
  const page = await context.newPage();
  await page.goto(`${urls.portal}${path}`);
  await page.getByRole('button', { name: /sign in|se connecter/i }).click();
  await page.locator('#login').fill(account);
  await page.locator('#password').fill(account);
  await page.getByRole('button').click();
  await page.waitForURL((url) => url.origin === urls.portal);
  return page;
};

/** The user's Backstage token, to call the gateway as the page does. */
export const portalToken = async (page: Page): Promise<string> => {
  const answer = await page.request.get(`${urls.portal}/api/auth/oidc/refresh?optional&env=production`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = (await answer.json()) as { backstageIdentity: { token: string } };
  return backstageIdentity.token;
};
