import { BSON } from 'mongodb';

import { refuse, type Refusal } from './refusal.ts';

/**
 * JSON for a jsonb column. JSON that comes as text is checked and passed on as written, so that its numbers keep
 * their digits; objects and lists of the document are written as canonical extended JSON.
 */
export const readJson = (value: unknown): string | Refusal => {
  if (typeof value === 'object') return BSON.EJSON.stringify(value as object, { relaxed: false });
  if (typeof value !== 'string') return JSON.stringify(typeof value === 'bigint' ? String(value) : value);
  try {
    JSON.parse(value);
    return value;
  } catch {
    return refuse(value, 'JSON');
  }
};
