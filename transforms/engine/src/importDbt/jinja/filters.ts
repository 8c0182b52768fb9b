import { TemplateError } from './pieces.ts';
import { contains, percent, sortable } from './operators.ts';
import { method } from './methods.ts';
import {
  equal,
  Float,
  fromJs,
  isNumber,
  items,
  Namespace,
  print,
  repr,
  Thing,
  toJs,
  toNumber,
  truthy,
  type Callable,
  type Value,
} from './values.ts';

type Filter = (value: Value, args: Value[], named: Map<string, Value>) => Value;

const argument = (
  args: Value[],
  named: Map<string, Value>,
  index: number,
  name: string,
  otherwise: Value,
): Value => args[index] ?? named.get(name) ?? otherwise;

/** The member of a value, by a dotted path. */
export const member = (value: Value, path: Value): Value =>
  print(path)
    .split('.')
    .reduce((from: Value, name) => {
      if (from instanceof Map) return from.get(name) ?? from.get(Number(name));
      if (from instanceof Thing) return from.get(name);
      if (from instanceof Namespace) return from.members.get(name);
      if (typeof from === 'function') return (from as { members?: Record<string, Value> }).members?.[name];
      return Array.isArray(from) ? from[Number(name)] : undefined;
    }, value);

const chosen =
  (keep: boolean, byAttribute: boolean): Filter =>
  (value, args) => {
    const [attribute, test, ...rest] = byAttribute ? args : [undefined, ...args];
    return items(value).filter((each) => {
      const asked = byAttribute ? member(each, attribute) : each;
      return (test === undefined ? truthy(asked) : runTest(print(test), asked, rest)) === keep;
    });
  };

const sorted: Filter = (value, args, named) => {
  const attribute = argument(args, named, 2, 'attribute', undefined);
  const exact = truthy(argument(args, named, 1, 'case_sensitive', false));
  const key = (each: Value) => {
    const found = sortable(attribute === undefined ? each : member(each, attribute));
    return typeof found === 'string' && !exact ? found.toLowerCase() : found;
  };
  const list = [...items(value)].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return truthy(argument(args, named, 0, 'reverse', false)) ? list.reverse() : list;
};

/** The filters of Jinja and dbt that models use. */
export const filters: Record<string, Filter> = {
  upper: (value) => print(value).toUpperCase(),
  lower: (value) => print(value).toLowerCase(),
  title: (value) => method(print(value), 'title')!([], new Map()),
  capitalize: (value) => method(print(value), 'capitalize')!([], new Map()),
  trim: (value, args) => method(print(value), 'strip')!(args, new Map()),
  string: (value) => print(value),
  safe: (value) => value,
  escape: (value) => value,
  replace: (value, [from, to]) => print(value).replaceAll(print(from), print(to)),
  indent: (value, args, named) => {
    const width = ' '.repeat(Number(argument(args, named, 0, 'width', 4)));
    return print(value).replace(/\n(?=.)/g, `\n${width}`);
  },
  format: (value, args) => percent(print(value), args),
  join: (value, args, named) => {
    const attribute = argument(args, named, 1, 'attribute', undefined);
    return items(value)
      .map((each) => print(attribute === undefined ? each : member(each, attribute)))
      .join(print(argument(args, named, 0, 'd', '')));
  },
  length: (value) => (value instanceof Map ? value.size : items(value).length),
  count: (value) => (value instanceof Map ? value.size : items(value).length),
  list: (value) => [...items(value)],
  first: (value) => items(value)[0],
  last: (value) => items(value).at(-1),
  reverse: (value) =>
    typeof value === 'string' ? [...value].reverse().join('') : [...items(value)].reverse(),
  sort: sorted,
  unique: (value) =>
    items(value).filter((each, index, all) => all.findIndex((other) => equal(other, each)) === index),
  items: (value) => (value instanceof Map ? [...value].map(([key, each]) => [key, each]) : []),
  dictsort: (value) => [...(value as Map<Value, Value>)].sort(([a], [b]) => (print(a) < print(b) ? -1 : 1)),
  map: (value, args, named) => {
    const attribute = named.get('attribute');
    if (attribute !== undefined)
      return items(value).map((each) => member(each, attribute) ?? named.get('default'));
    return items(value).map((each) => runFilter(print(args[0]), each, args.slice(1), new Map()));
  },
  select: chosen(true, false),
  reject: chosen(false, false),
  selectattr: chosen(true, true),
  rejectattr: chosen(false, true),
  default: (value, args, named) =>
    value === undefined || (truthy(argument(args, named, 1, 'boolean', false)) && !truthy(value))
      ? argument(args, named, 0, 'default_value', '')
      : value,
  int: (value, args) => {
    const number = isNumber(value) ? toNumber(value) : Number.parseInt(print(value), 10);
    return Number.isNaN(number) ? (args[0] ?? 0) : Math.trunc(number);
  },
  float: (value) => new Float(isNumber(value) ? toNumber(value) : Number.parseFloat(print(value)) || 0),
  abs: (value) => (value instanceof Float ? new Float(Math.abs(value.number)) : Math.abs(Number(value))),
  round: (value, args) => new Float(Number(toNumber(value as number).toFixed(Number(args[0] ?? 0)))),
  sum: (value) => items(value).reduce((sum: number, each) => sum + toNumber(each as number), 0),
  min: (value) => items(value).reduce((a, b) => (sortable(b) < sortable(a) ? b : a)),
  max: (value) => items(value).reduce((a, b) => (sortable(b) > sortable(a) ? b : a)),
  batch: (value, args) => {
    const size = Number(args[0]);
    const list = items(value);
    return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
      list.slice(index * size, (index + 1) * size),
    );
  },
  tojson: (value) => JSON.stringify(toJs(value)),
  fromjson: (value) => fromJs(JSON.parse(print(value))),
  as_text: (value) => print(value),
  as_bool: (value) => value === true || /^true$/i.test(print(value)),
  as_native: (value) => value,
  as_number: (value) => (isNumber(value) ? value : fromJs(Number(print(value)))),
};
filters['d'] = filters['default']!;

/** Applies a filter by name. @throws TemplateError for one that nobody knows. */
export const runFilter = (name: string, value: Value, args: Value[], named: Map<string, Value>): Value => {
  const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (!filter) throw new TemplateError(`there is no filter ${name}`);
  return filter(value, args, named);
};

const tests: Record<string, (value: Value, args: Value[]) => boolean> = {
  defined: (value) => value !== undefined,
  undefined: (value) => value === undefined,
  none: (value) => value === null,
  string: (value) => typeof value === 'string',
  number: (value) => isNumber(value),
  integer: (value) => typeof value === 'number',
  float: (value) => value instanceof Float,
  boolean: (value) => typeof value === 'boolean',
  true: (value) => value === true,
  false: (value) => value === false,
  mapping: (value) => value instanceof Map,
  sequence: (value) => Array.isArray(value) || typeof value === 'string' || value instanceof Map,
  iterable: (value) => Array.isArray(value) || typeof value === 'string' || value instanceof Map,
  callable: (value) => typeof (value as Callable) === 'function',
  odd: (value) => Number(value) % 2 !== 0,
  even: (value) => Number(value) % 2 === 0,
  lower: (value) => print(value) === print(value).toLowerCase(),
  upper: (value) => print(value) === print(value).toUpperCase(),
  in: (value, [list]) => contains(list, value),
  equalto: (value, [other]) => equal(value, other),
  eq: (value, [other]) => equal(value, other),
  ne: (value, [other]) => !equal(value, other),
  divisibleby: (value, [by]) => Number(value) % Number(by) === 0,
};

/** Asks a test (`is none`) by name. @throws TemplateError for one that nobody knows. */
export const runTest = (name: string, value: Value, args: Value[]): boolean => {
  const test = Object.hasOwn(tests, name) ? tests[name] : undefined;
  if (!test) throw new TemplateError(`there is no test ${name} (${repr(value)} is ${name})`);
  return test(value, args);
};
