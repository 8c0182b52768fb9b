import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { findAccount, passwordMatches } from './accounts.ts';
import { contentSecurityPolicy, loginPage } from './pages.ts';
import { createProvider, type OidcOptions } from './provider.ts';

const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 10_000) throw new Error('the sign-in form is too long');
  }
  return new URLSearchParams(text);
};

const sendHtml = (response: ServerResponse, status: number, page: string) =>
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(page);

/** Serves the provider and its sign-in form on a port of the loopback address. */
export const serveOidc = async (options: OidcOptions, port: number): Promise<Server> => {
  const provider = createProvider(options);
  const callback = provider.callback();

  const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const acceptLanguage = request.headers['accept-language'] ?? '';
    const { uid } = await provider.interactionDetails(request, response);
    const action = `/interaction/${uid}`;
    if (request.method !== 'POST') return void sendHtml(response, 200, loginPage({ action, acceptLanguage }));
    const form = await readForm(request);
    const name = (form.get('login') ?? '').trim();
    const account = findAccount(name);
    if (!account || !passwordMatches(account, form.get('password') ?? '')) {
      return void sendHtml(response, 401, loginPage({ action, acceptLanguage, name, refused: true }));
    }
    await provider.interactionFinished(
      request,
      response,
      { login: { accountId: account.name } },
      { mergeWithLastSubmission: false },
    );
  };

  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', contentSecurityPolicy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    const path = new URL(request.url ?? '/', options.issuer).pathname;
    if (path === '/healthz')
      return void response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
    if (!/^\/interaction\/[\w-]+$/.test(path)) return void callback(request, response);
    interact(request, response).catch((error: Error) => {
      if (response.headersSent) return void response.destroy();
      // Most often a sign-in left open over an hour, or opened twice: nothing of it is left to go on with.
      response
        .writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
        .end(`This sign-in cannot go on (${error.message}): go back to the application and sign in again.\n`);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
};
