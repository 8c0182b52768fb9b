import { Malformed } from './malformed.ts';
import { documentIn, endOf } from './skip.ts';
import { valueIn } from './value.ts';

/** What the landing envelope says of a document; absent where it does not. */
export interface Envelope {
  readonly _id?: unknown;
  readonly landedAt?: unknown;
  readonly delivery?: unknown;
}

const names = ['_id', 'landedAt', 'delivery'] as const;
const searched = names.map((name) => [name, Buffer.from(`${name}\0`)] as const);

/** Reads the envelope of a document and nothing of what is in it. @throws Malformed */
export const envelopeIn = (bytes: Buffer): Envelope => {
  const document = documentIn(bytes);
  const end = bytes.length - 1;
  const found: { -readonly [Name in keyof Envelope]: Envelope[Name] } = {};
  for (let at = 4; at < end;) {
    const kind = bytes[at] as number;
    const from = at + 1;
    const start = bytes.indexOf(0, from) + 1;
    at = endOf(document, kind, start, end);
    for (const [name, text] of searched)
      if (text.length === start - from && bytes.compare(text, 0, text.length, from, start) === 0)
        found[name] = valueIn(bytes, kind, start, at);
  }
  return found;
};

/** The envelope of a document, undefined when its bytes are none. */
export const envelopeOf = (bytes: Buffer): Envelope | undefined => {
  try {
    return envelopeIn(bytes);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
};
