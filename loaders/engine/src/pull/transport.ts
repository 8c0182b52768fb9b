import type { ReadableStream } from 'node:stream/web';

import createClient from 'openapi-fetch';

import type { PullSettings } from './settings.ts';

/** One answer of a source, read whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The text of the body. */
  readonly text: string;
}

/** One GET, as a declaration put it. */
export interface Get {
  readonly path: string;
  readonly params: { readonly query?: Record<string, unknown>; readonly path?: Record<string, unknown> };
}

/** Sends one GET and reads its answer; throws what fetch throws when the connection breaks. */
export type Transport = (get: Get, signal: AbortSignal) => Promise<Answer>;

/** An answer that is larger than a page may be. */
export class TooLarge extends Error {}

/** No page of a sane size is larger; a pull holds one page in memory. */
const mostBytes = 64 * 1024 * 1024;

/** The client of a source. It follows no redirect, since a redirect may lead the token to another host or to a sign-in page. */
export const createTransport = (settings: PullSettings): Transport => {
  const client = createClient<Record<string, { get: { parameters: object; responses: object } }>>({
    baseUrl: settings.url,
    redirect: 'manual',
    headers: { Accept: 'application/json', ...settings.headers },
  });
  return async (get, signal) => {
    const { data, error, response } = await client.GET(
      get.path as never,
      {
        params: get.params,
        parseAs: 'stream',
        signal,
      } as never,
    );
    const { status, headers } = response;
    const text = response.ok
      ? await readBody(data as unknown as ReadableStream<Uint8Array> | undefined)
      : textOf(error);
    return { status, headers, text };
  };
};

const textOf = (error: unknown): string => (typeof error === 'string' ? error : JSON.stringify(error ?? ''));

const readBody = async (stream: ReadableStream<Uint8Array> | null | undefined): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new TooLarge();
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
};
