import type { IncomingHttpHeaders } from 'node:http';

/** What a service may learn from the caller's request. A list of what passes: identity, cookies and hops never do. */
const inward = [
  'accept',
  'accept-encoding',
  'accept-language',
  'content-encoding',
  'content-length',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-unmodified-since',
  'prefer',
  'range',
];

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
];

const pick = (headers: IncomingHttpHeaders, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );

/** The caller's headers that go on to a service. */
export const inwardHeaders = (headers: IncomingHttpHeaders) => pick(headers, inward);

/** The service's headers that go back, with its own paths (`/v1/...`) put behind the gateway's. */
export const outwardHeaders = (headers: IncomingHttpHeaders, base: string): Record<string, string> => {
  const picked = pick(headers, outward);
  if (picked.location?.startsWith('/')) picked.location = base + picked.location;
  if (picked.link) picked.link = picked.link.replace(/<\//g, `<${base}/`);
  return picked;
};
