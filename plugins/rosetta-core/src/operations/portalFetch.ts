import type { FetchApi } from '@backstage/frontend-plugin-api';

/**
 * The portal's fetch for a generated client. The client hands over a request whose body can be read once, and the portal's
 * middlewares build a request of it one after the other: they get the address and its parts instead.
 */
export const portalFetch =
  ({ fetch }: FetchApi) =>
  async (request: Request): Promise<Response> => {
    const { url, method, headers, signal } = request;
    const text = method === 'GET' || method === 'HEAD' ? '' : await request.text();
    return fetch(url, { method, headers, signal, body: text || undefined });
  };
