import { TemplateError } from './pieces.ts';

/** A value of a template: none is null, a dictionary a Map, a list an array, and nothing at all undefined. */
export type Value = unknown;

/** What a template can call. */
export type Callable = (args: Value[], named: Map<string, Value>) => Value;

/** A number with a fraction in its type: 4 / 2 prints as 2.0. */
export class Float {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
  toString(): string {
    return Number.isInteger(this.number) ? this.number.toFixed(1) : String(this.number);
  }
}

/** A thing with named members, such as a relation or `target`, and the text it prints as. */
export class Thing {
  private readonly members: (name: string) => Value;
  readonly text: string;
  constructor(members: Record<string, Value> | ((name: string) => Value), text = '') {
    this.members = typeof members === 'function' ? members : (name) => members[name];
    this.text = text;
  }
  get(name: string): Value {
    return this.members(name);
  }
  toString(): string {
    return this.text;
  }
}

/** What `namespace()` makes: members that can be assigned. */
export class Namespace {
  readonly members: Map<string, Value>;
  constructor(members: Map<string, Value>) {
    this.members = members;
  }
}

export const isNumber = (value: Value): value is number | Float =>
  typeof value === 'number' || value instanceof Float;

export const toNumber = (value: number | Float | boolean): number =>
  value instanceof Float ? value.number : Number(value);

/** Python's idea of true. */
export const truthy = (value: Value): boolean => {
  if (value instanceof Map) return value.size > 0;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Float) return value.number !== 0;
  return Boolean(value);
};

/** What a value prints as in a template; what is not defined prints as nothing. */
export const print = (value: Value): string =>
  value === undefined ? '' : typeof value === 'string' ? value : repr(value);

/** What a value prints as inside a list. */
export const repr = (value: Value): string => {
  if (value === null) return 'None';
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string')
    return value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value.replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if (value instanceof Map)
    return `{${[...value].map(([key, each]) => `${repr(key)}: ${repr(each)}`).join(', ')}}`;
  if (typeof value === 'function' || value instanceof Namespace)
    throw new TemplateError('a macro is printed without being called');
  return String(value);
};

/** True when two values are equal as Python compares them. */
export const equal = (a: Value, b: Value): boolean => {
  if (isNumber(a) && isNumber(b)) return toNumber(a) === toNumber(b);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => equal(each, b[index]));
  if (a instanceof Map && b instanceof Map)
    return a.size === b.size && [...a].every(([key, each]) => b.has(key) && equal(each, b.get(key)));
  if (a instanceof Thing && b instanceof Thing) return a === b || (a.text !== '' && a.text === b.text);
  return a === b;
};

/** The items of what a loop goes through: a list, the keys of a dictionary, the characters of a text. */
export const items = (value: Value): Value[] => {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value.keys()];
  if (typeof value === 'string') return [...value];
  if (value === undefined) return [];
  throw new TemplateError(`${repr(value)} is no list`);
};

/** A plain JavaScript value (from YAML) as a template's. */
export const fromJs = (value: unknown): Value => {
  if (Array.isArray(value)) return value.map(fromJs);
  if (typeof value === 'number' && !Number.isInteger(value)) return new Float(value);
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return new Map(Object.entries(value).map(([key, each]) => [key, fromJs(each)]));
  return value;
};

/** A template's value as plain JavaScript. */
export const toJs = (value: Value): unknown => {
  if (Array.isArray(value)) return value.map(toJs);
  if (value instanceof Float) return value.number;
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, each]) => [print(key), toJs(each)]));
  return value instanceof Thing ? value.text : value;
};
