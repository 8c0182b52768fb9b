import { createHash } from 'node:crypto';

/** Makes the ETag of an answer: equal exactly when revision, service version and scope are. */
export const etagOf = (revision: string | number, version: string, scope: string): string =>
  `"${createHash('sha256')
    .update(JSON.stringify([String(revision), version, scope]))
    .digest('base64url')
    .slice(0, 27)}"`;

/** Tells whether an If-None-Match header names an ETag; comparison is weak, as RFC 9110 wants here. */
export const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '')
    .split(',')
    .map((given) => given.trim())
    .some((given) => given === '*' || given.replace(/^W\//, '') === etag);
