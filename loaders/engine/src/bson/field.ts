import { type Document, endOf } from './skip.ts';
import { documentOf, valueIn } from './value.ts';

/**
 * An object of a document as a JavaScript object that decodes only the fields that are asked for: who reads four of
 * fifty pays for four.
 */
export const lazyObject = (document: Document, start: number, end: number): Record<string, unknown> => {
  let whole: Record<string, unknown> | undefined;
  const all = () => (whole ??= documentOf(document.bytes.subarray(start, end)));
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get: (_, name) =>
        typeof name === 'string' ? fieldOf(document, start, end, name) : Reflect.get(all(), name),
      has: (_, name) => Reflect.has(all(), name),
      ownKeys: () => Reflect.ownKeys(all()),
      getOwnPropertyDescriptor: (_, name) => {
        const found = Reflect.getOwnPropertyDescriptor(all(), name);
        return found && { ...found, configurable: true };
      },
    },
  );
};

const fieldOf = (document: Document, start: number, end: number, name: string): unknown => {
  const { bytes } = document;
  const wanted = Buffer.from(name);
  let found: unknown;
  for (let at = start + 4; at < end - 1;) {
    const kind = bytes[at] as number;
    const from = at + 1;
    const to = bytes.indexOf(0, from);
    at = endOf(document, kind, to + 1, end - 1);
    const isIt = to - from === wanted.length && bytes.compare(wanted, 0, wanted.length, from, to) === 0;
    if (isIt) found = valueIn(bytes, kind, to + 1, at); // the last one of a name counts, as for the driver
  }
  return found;
};
