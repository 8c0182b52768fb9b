import { createHash } from 'node:crypto';

import { BSON } from 'mongodb';

import { jsonbText } from '../bson/jsonbText.ts';
import { documentOf } from '../bson/value.ts';
import { scalarText } from '../values/scalar.ts';

/** A document that broke its contract, ready for `rejected_row`. */
export interface RejectedDocument {
  readonly rawId: string;
  readonly landedAt: Date | null;
  readonly delivery: string | null;
  readonly path: string;
  readonly reason: string;
  /** Canonical extended JSON: what was rejected for its types must show them. */
  readonly document: string;
}

/** A document as a rejection keeps it, whatever its bytes are; one that cannot be decoded is kept as base64 under a digest of it. */
export const rejectedDocument = (bytes: Buffer, path: string, reason: string): RejectedDocument => {
  const found = decoded(bytes);
  const { landedAt, delivery } = found;
  return {
    rawId:
      '_id' in found
        ? safe(idText(found['_id']))
        : `unreadable:${createHash('sha256').update(bytes).digest('hex')}`,
    landedAt: landedAt instanceof Date && !Number.isNaN(landedAt.getTime()) ? landedAt : null,
    delivery: typeof delivery === 'string' ? safe(delivery) : null,
    path,
    reason: safe(reason),
    document: jsonbText(BSON.EJSON.stringify(found, { relaxed: false }), () => undefined),
  };
};

const decoded = (bytes: Buffer): Record<string, unknown> => {
  try {
    return documentOf(bytes);
  } catch {
    return { unreadable: new BSON.Binary(bytes) };
  }
};

/** An `_id` as a row's key: a scalar's own text, else its JSON. */
export const idText = (id: unknown): string =>
  scalarText(id) ?? BSON.EJSON.stringify(Array.isArray(id) ? id : { id }, { relaxed: false });

const safe = (text: string): string => text.replaceAll('\0', '\ufffd');
