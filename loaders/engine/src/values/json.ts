import { BSON } from 'mongodb';

import { putJson } from '../bson/json.ts';
import { kinds } from '../bson/kinds.ts';
import { Sink } from '../bson/sink.ts';
import { documentIn } from '../bson/skip.ts';
import { refuse, type Refusal } from './refusal.ts';

/**
 * JSON for a jsonb column. JSON that comes as text is checked and passed on as written, so that its numbers keep
 * their digits; every other value is written as documents are: plain JSON with every digit.
 */
export const readJson = (value: unknown): string | Refusal => {
  if (typeof value !== 'string') return plainJson(value);
  try {
    JSON.parse(value);
    return value;
  } catch {
    return refuse(value, 'JSON');
  }
};

/** By the one road on which documents become JSON: as BSON, in a list of one. */
const plainJson = (value: unknown): string => {
  const document = documentIn(Buffer.from(BSON.serialize({ '': [value] }, { ignoreUndefined: false })));
  const sink = new Sink(document.bytes.length * 2);
  // Length, type and the empty name stand before the list, and the document's own end after it.
  putJson(sink, document, kinds.array, 6, document.bytes.length - 1);
  return sink.bytes.toString('utf8', 1, sink.at - 1);
};
