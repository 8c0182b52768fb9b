import { TemplateError } from './pieces.ts';
import { equal, items, print, repr, type Callable, type Value } from './values.ts';

type Methods<Of> = Record<string, (self: Of, args: Value[], named: Map<string, Value>) => Value>;

const trimmed = (text: string, characters: Value, ends: 'both' | 'start' | 'end'): string => {
  const set =
    characters === undefined || characters === null ? '\\s' : print(characters).replace(/[\\\]^-]/g, '\\$&');
  const start = ends === 'end' ? text : text.replace(new RegExp(`^[${set}]+`), '');
  return ends === 'start' ? start : start.replace(new RegExp(`[${set}]+$`), '');
};

const texts: Methods<string> = {
  upper: (self) => self.toUpperCase(),
  lower: (self) => self.toLowerCase(),
  title: (self) =>
    self
      .toLowerCase()
      .replace(/(^|[^a-z])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase()),
  capitalize: (self) => self.slice(0, 1).toUpperCase() + self.slice(1).toLowerCase(),
  strip: (self, [characters]) => trimmed(self, characters, 'both'),
  lstrip: (self, [characters]) => trimmed(self, characters, 'start'),
  rstrip: (self, [characters]) => trimmed(self, characters, 'end'),
  startswith: (self, [start]) =>
    items(Array.isArray(start) ? start : [start]).some((each) => self.startsWith(print(each))),
  endswith: (self, [end]) =>
    items(Array.isArray(end) ? end : [end]).some((each) => self.endsWith(print(each))),
  replace: (self, [from, to]) => self.replaceAll(print(from), print(to)),
  split: (self, [separator, most]) => {
    if (separator === undefined || separator === null) return self.trim().split(/\s+/).filter(Boolean);
    const parts = self.split(print(separator));
    const limit = typeof most === 'number' && most >= 0 ? most : parts.length;
    return parts.length > limit + 1
      ? [...parts.slice(0, limit), parts.slice(limit).join(print(separator))]
      : parts;
  },
  join: (self, [list]) => items(list).map(print).join(self),
  find: (self, [part]) => self.indexOf(print(part)),
  count: (self, [part]) => self.split(print(part)).length - 1,
  isdigit: (self) => /^\d+$/.test(self),
  zfill: (self, [width]) => self.padStart(Number(width), '0'),
  format: (self, args, named) => {
    let next = 0;
    return self.replace(
      /\{(\w*)(![rs])?(?::(0?)(\d+)d?)?\}/g,
      (_, key: string, how, zero: string, width: string) => {
        const value = key === '' ? args[next++] : /^\d+$/.test(key) ? args[Number(key)] : named.get(key);
        const text = how === '!r' ? repr(value) : print(value);
        return width === undefined ? text : text.padStart(Number(width), zero ? '0' : ' ');
      },
    );
  },
};

/** What a method that changes its list gives back: none. */
const quietly = (_: unknown): null => null;

const lists: Methods<Value[]> = {
  append: (self, [item]) => quietly(self.push(item)),
  extend: (self, [more]) => quietly(self.push(...items(more))),
  insert: (self, [at, item]) => quietly(self.splice(Number(at), 0, item)),
  pop: (self, [at]) => (at === undefined ? self.pop() : self.splice(Number(at), 1)[0]),
  remove: (self, [item]) => {
    const at = self.findIndex((each) => equal(each, item));
    if (at >= 0) self.splice(at, 1);
    return null;
  },
  index: (self, [item]) => self.findIndex((each) => equal(each, item)),
  count: (self, [item]) => self.filter((each) => equal(each, item)).length,
  copy: (self) => [...self],
  reverse: (self) => quietly(self.reverse()),
};

const dictionaries: Methods<Map<Value, Value>> = {
  get: (self, [key, otherwise]) => self.get(key) ?? otherwise ?? null,
  items: (self) => [...self].map(([key, value]) => [key, value]),
  keys: (self) => [...self.keys()],
  values: (self) => [...self.values()],
  update: (self, [more], named) => {
    for (const [key, value] of [...((more as Map<Value, Value>) ?? []), ...named]) self.set(key, value);
    return null;
  },
  pop: (self, [key, otherwise]) => {
    const value = self.get(key) ?? otherwise ?? null;
    self.delete(key);
    return value;
  },
  setdefault: (self, [key, otherwise]) => {
    if (!self.has(key)) self.set(key, otherwise ?? null);
    return self.get(key);
  },
  copy: (self) => new Map(self),
};

/** Python's method of a text, list or dictionary, bound to it; nothing when it has none of that name. */
export const method = (self: Value, name: string): Callable | undefined => {
  const bind = <Of>(methods: Methods<Of>, of: Of): Callable | undefined =>
    Object.hasOwn(methods, name) ? (args, named) => methods[name]!(of, args, named) : undefined;
  if (typeof self === 'string') return bind(texts, self);
  if (Array.isArray(self)) return bind(lists, self as Value[]);
  if (self instanceof Map) return bind(dictionaries, self as Map<Value, Value>);
  if (self === undefined) throw new TemplateError(`.${name} is asked of what is not defined`);
  return undefined;
};
