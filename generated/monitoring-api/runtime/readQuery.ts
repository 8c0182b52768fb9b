import { decodeText } from './decodeValue.ts';
import type { Fault } from './types.ts';

/** One `name=value` of a query string: the name decoded, the value as it was sent. */
export interface RawPair {
  name: string;
  value: string;
}

/** Splits a query string into pairs without decoding the values, since their separators may be encoded. */
export const readQuery = (query: string): { pairs: RawPair[]; faults: Fault[] } => {
  const pairs: RawPair[] = [];
  const faults: Fault[] = [];
  for (const part of query.split('&')) {
    if (part === '') continue;
    const cut = part.indexOf('=');
    const name = decodeText(cut < 0 ? part : part.slice(0, cut), true);
    if ('fault' in name) faults.push({ pointer: '/query', detail: `has a name that ${name.fault}` });
    else pairs.push({ name: String(name.value), value: cut < 0 ? '' : part.slice(cut + 1) });
  }
  return { pairs, faults };
};
