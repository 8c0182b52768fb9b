import { TemplateError } from './jinja/pieces.ts';
import { items, print, type Callable, type Value } from './jinja/values.ts';

/** A macro written in TypeScript: its parameters by name, absent ones undefined. */
export const native = (parameters: string, body: (...args: Value[]) => Value): Callable => {
  const names = parameters.split(' ').filter(Boolean);
  return (args, named) => body(...names.map((name, index) => args[index] ?? named.get(name)));
};

const sql = (parameters: string, body: (...args: string[]) => string): Callable =>
  native(parameters, (...args) => body(...args.map((each) => (each === undefined ? '' : print(each)))));

const types: Record<string, string> = {
  string: 'text',
  timestamp: 'timestamp without time zone',
  float: 'float',
  numeric: 'numeric',
  bigint: 'bigint',
  int: 'integer',
  boolean: 'boolean',
};

const part = (name: string, of: string) =>
  `date_part('${name}', (${of})::${name === 'dow' || /hour|minute|second/.test(name) ? 'timestamp' : 'date'})`;

/** The parts of a difference: each is counted by the next larger one, as dbt does on PostgreSQL. */
const dateDifference = (first: string, second: string, datepart: string): string => {
  const larger: Record<string, [string, number]> = {
    quarter: ['year', 4],
    month: ['year', 12],
    hour: ['day', 24],
    minute: ['hour', 60],
    second: ['minute', 60],
  };
  const named = datepart.toLowerCase();
  if (named === 'day') return `((${second})::date - (${first})::date)`;
  if (named === 'year') return `(${part('year', second)} - ${part('year', first)})`;
  if (named === 'week')
    return `(${dateDifference(first, second, 'day')} / 7 + case when ${part('dow', first)} <= ${part('dow', second)} then case when ${first} <= ${second} then 0 else -1 end else case when ${first} <= ${second} then 1 else 0 end end)`;
  const step = larger[named];
  if (!step) throw new TemplateError(`datediff by ${datepart} has no PostgreSQL form`);
  const [of, to] =
    named === 'second'
      ? [`floor(${part(named, second)})`, `floor(${part(named, first)})`]
      : [part(named, second), part(named, first)];
  return `(${dateDifference(first, second, step[0])} * ${step[1]} + ${of} - ${to})`;
};

const lastDay = (date: string, datepart: string): string => {
  const months = datepart === 'quarter' ? '3 months' : `1 ${datepart}`;
  return `cast(date_trunc('${datepart}', ${date}) + interval '${months}' - interval '1 day' as date)`;
};

const listAgg = (measure: string, delimiter: string, order: string, limit: string): string => {
  const ordered = order ? ` ${order}` : '';
  return limit
    ? `array_to_string((array_agg(${measure}${ordered}))[1:${limit}], ${delimiter})`
    : `string_agg(${measure}, ${delimiter}${ordered})`;
};

const splitPart = (text: string, delimiter: string, number: string): string =>
  `split_part(${text}, ${delimiter}, ${number})`;

/** dbt's macros for all databases, in their PostgreSQL form: `dbt.dateadd(...)` and the same without `dbt.`. */
export const crossDatabase: Record<string, Callable> = {
  date_trunc: sql('datepart date', (datepart, date) => `date_trunc('${datepart}', ${date})`),
  dateadd: sql(
    'datepart interval from_date_or_timestamp',
    (datepart, interval, from) => `${from} + ((interval '1 ${datepart}') * (${interval}))`,
  ),
  datediff: sql('first_date second_date datepart', (first, second, datepart) =>
    dateDifference(first!, second!, datepart!),
  ),
  last_day: sql('date datepart', (date, datepart) => lastDay(date!, datepart!)),
  date: sql(
    'year month day',
    (year, month, day) =>
      `to_date('${year!.padStart(4, '0')}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}', 'YYYY-MM-DD')`,
  ),
  current_timestamp: sql('', () => 'now()'),
  current_timestamp_backcompat: sql('', () => 'current_timestamp::timestamp without time zone'),
  current_timestamp_in_utc_backcompat: sql(
    '',
    () => "(current_timestamp at time zone 'utc')::timestamp without time zone",
  ),
  safe_cast: sql('field type', (field, type) => `cast(${field} as ${type})`),
  cast: sql('field type', (field, type) => `cast(${field} as ${type})`),
  cast_bool_to_text: sql('field', (field) => `cast(${field} as text)`),
  concat: native('fields', (fields) => items(fields).map(print).join(' || ')),
  hash: sql('field', (field) => `md5(cast(${field} as text))`),
  any_value: sql('expression', (expression) => `min(${expression})`),
  bool_or: sql('expression', (expression) => `bool_or(${expression})`),
  equals: sql('expr1 expr2', (a, b) => `(${a} = ${b})`),
  length: sql('expression', (expression) => `length(${expression})`),
  position: sql('substring_text string_text', (part, whole) => `position(${part} in ${whole})`),
  replace: sql('field old_chars new_chars', (field, from, to) => `replace(${field}, ${from}, ${to})`),
  right: sql('string_text length_expression', (whole, length) => `right(${whole}, ${length})`),
  split_part: sql('string_text delimiter_text part_number', (whole, delimiter, number) =>
    splitPart(whole!, delimiter!, number!),
  ),
  listagg: sql('measure delimiter_text order_by_clause limit_num', (measure, delimiter, order, limit) =>
    listAgg(measure!, delimiter || "','", order === 'None' ? '' : order!, limit === 'None' ? '' : limit!),
  ),
  string_literal: sql('value', (value) => `'${value}'`),
  escape_single_quotes: sql('expression', (expression) => expression!.replaceAll("'", "''")),
  array_construct: native('inputs data_type', (inputs, type) =>
    items(inputs).length > 0 ? `array[${items(inputs).map(print).join(', ')}]` : `array[]::${print(type)}[]`,
  ),
  array_append: sql('array new_element', (array, element) => `array_append(${array}, ${element})`),
  array_concat: sql('array_1 array_2', (a, b) => `array_cat(${a}, ${b})`),
  except: sql('', () => 'except'),
  intersect: sql('', () => 'intersect'),
  ...Object.fromEntries(Object.entries(types).map(([name, type]) => [`type_${name}`, sql('', () => type)])),
};
