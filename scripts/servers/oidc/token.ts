import { createHash, randomBytes } from 'node:crypto';
import { Problem } from '../problem.ts';
import { accounts, findAccount } from './accounts.ts';
import { cliCallback, cliClient } from './provider.ts';

type Hop = { response: Response; url: URL };

/** Follows a sign-in as a browser does, with its cookies, up to the redirect that leaves the provider. */
const browser = (issuer: string) => {
  const cookies = new Map<string, string>();
  const go = async (url: URL, init: RequestInit = {}): Promise<Hop> => {
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...init.headers,
    };
    const response = await fetch(url, {
      ...init,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (!location) return { response, url };
    const next = new URL(location, url);
    return next.href.startsWith(cliCallback(issuer)) ? { response, url: next } : go(next);
  };
  return go;
};

/** Signs in as this account through the real sign-in form and returns a JWT access token for the resource. */
export const fetchToken = async ({
  issuer,
  as,
  resource,
}: {
  issuer: string;
  as: string;
  resource: string;
}): Promise<string> => {
  const account = findAccount(as);
  if (!account)
    throw new Problem(
      `There is no account "${as}": use one of ${accounts.map(({ name }) => name).join(', ')}, for example make token AS=finops-admin.`,
    );
  const verifier = randomBytes(32).toString('base64url');
  const redirect = cliCallback(issuer);
  const start = new URL('/auth', issuer);
  start.search = new URLSearchParams({
    client_id: cliClient,
    response_type: 'code',
    scope: 'openid profile email groups',
    redirect_uri: redirect,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    resource,
  }).toString();
  try {
    const go = browser(issuer);
    const form = await go(start);
    const done = await go(form.url, {
      method: 'POST',
      body: new URLSearchParams({ login: account.name, password: account.name }),
    });
    const code = done.url.searchParams.get('code');
    if (!code)
      throw new Problem(
        `The identity provider at ${issuer} gave no code: ${done.url.searchParams.get('error_description') ?? `HTTP ${done.response.status}`}.`,
      );
    const reply = await fetch(new URL('/token', issuer), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: cliClient,
        code,
        code_verifier: verifier,
        redirect_uri: redirect,
        resource,
      }),
    });
    const body = (await reply.json()) as { access_token?: string; error_description?: string };
    if (!body.access_token)
      throw new Problem(
        `The identity provider at ${issuer} gave no token: ${body.error_description ?? `HTTP ${reply.status}`}.`,
      );
    return body.access_token;
  } catch (error) {
    if ((error as Error).message === 'fetch failed')
      throw new Problem(`The identity provider does not answer at ${issuer}: start it with make demo.`);
    throw error;
  }
};
