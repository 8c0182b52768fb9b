import { createHash } from 'node:crypto';

import { BSON } from 'mongodb';

import { type Envelope, envelopeIn } from '../bson/envelope.ts';
import { putJson } from '../bson/json.ts';
import { jsonbText } from '../bson/jsonbText.ts';
import { kinds } from '../bson/kinds.ts';
import { Malformed } from '../bson/malformed.ts';
import { Sink } from '../bson/sink.ts';
import { documentIn } from '../bson/skip.ts';
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

/**
 * A document as a rejection keeps it, whatever its bytes are: one that cannot be shown as JSON is kept as base64, and one
 * of which not even the `_id` can be read under a digest of it.
 */
export const rejectedDocument = (bytes: Buffer, path: string, reason: string): RejectedDocument => {
  const envelope = readable(() => envelopeIn(bytes)) ?? {};
  const { landedAt, delivery } = envelope;
  const document = readable(() => shown(bytes)) ?? { ...envelope, unreadable: new BSON.Binary(bytes) };
  return {
    rawId: rawIdOf(bytes, envelope),
    landedAt: landedAt instanceof Date && !Number.isNaN(landedAt.getTime()) ? landedAt : null,
    delivery: typeof delivery === 'string' ? safe(delivery) : null,
    path,
    reason: safe(reason),
    document: jsonbText(BSON.EJSON.stringify(document, { relaxed: false }), () => undefined),
  };
};

/** What a rejected row knows its document by. */
export const rawIdOf = (bytes: Buffer, envelope: Envelope = envelopeIn(bytes)): string =>
  '_id' in envelope
    ? safe(idText(envelope._id))
    : `unreadable:${createHash('sha256').update(bytes).digest('hex')}`;

const shown = (bytes: Buffer): BSON.Document => {
  // It says what jsonb would not take: names that are no text, and nesting beyond any stack.
  putJson(new Sink(), documentIn(bytes), kinds.object, 0, bytes.length);
  return documentOf(bytes);
};

const readable = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
};

/** An `_id` as a row's key: a scalar's own text, else its JSON. */
export const idText = (id: unknown): string =>
  scalarText(id) ?? BSON.EJSON.stringify(Array.isArray(id) ? id : { id }, { relaxed: false });

const safe = (text: string): string => text.replaceAll('\0', '\ufffd');
