import type { IncomingHttpHeaders } from 'node:http';
import type { Response } from 'express';

/** What a service may learn from the caller's request. A list of what passes: identity, cookies and hops never do. */
const inward = [
  'accept',
  'accept-encoding',
  'accept-language',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-unmodified-since',
  'last-event-id',
  'prefer',
  'range',
];

/** What it may learn of a body, when one goes with the request. */
const ofBody = ['content-encoding', 'content-length', 'content-type'];

/** What the caller may learn from the service's answer. */
const outward = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-range',
  'content-type',
  'deprecation',
  'etag',
  'last-modified',
  'link',
  'location',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'sunset',
  'vary',
  'x-accel-buffering',
];

const pick = (headers: IncomingHttpHeaders, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );

/** The caller's headers that go on to a service. */
export const inwardHeaders = (headers: IncomingHttpHeaders, hasBody: boolean) =>
  pick(headers, hasBody ? [...inward, ...ofBody] : inward);

/**
 * Gives the caller the service's headers, with its own paths (`/v1/...`) put behind the gateway's.
 * `Vary` joins what the portal varies by already.
 */
export const passOutward = (
  res: Response,
  headers: IncomingHttpHeaders,
  base: string,
  except: readonly string[] = [],
): void => {
  const { vary, location, link, ...others } = pick(
    headers,
    outward.filter((name) => !except.includes(name)),
  );
  res.set(others);
  if (vary) res.vary(vary);
  if (location) res.set('Location', location.startsWith('/') ? base + location : location);
  if (link) res.set('Link', link.replace(/<\//g, `<${base}/`));
};
