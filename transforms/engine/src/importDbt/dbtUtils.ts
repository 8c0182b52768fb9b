import { crossDatabase, native } from './crossDatabase.ts';
import { TemplateError } from './jinja/pieces.ts';
import { items, print, truthy, type Callable, type Value } from './jinja/values.ts';

/** What the macros of packages ask of the project. */
export interface PackageHelp {
  variable: (name: string, otherwise: Value) => Value;
  /** The columns of a relation, or nothing while they are not known yet. */
  columns: (relation: Value) => string[] | undefined;
}

const call = (name: string, ...args: Value[]): string => print(crossDatabase[name]!(args, new Map()));

/** The days (or hours, months ...) from one date to another, the last excluded, as dbt_utils counts them. */
const spine = (
  datepart: string,
  start: string,
  end: string,
): string => `select ${call('dateadd', datepart, 'step', start)} as date_${datepart}
    from generate_series(0, (${call('datediff', start, end, datepart)})::integer - 1) as step
    where ${call('dateadd', datepart, 'step', start)} <= ${end}`;

const slug = (value: Value): string =>
  print(value)
    .toLowerCase()
    .replace(/[ -]+/g, '_')
    .replace(/[^a-z0-9_]+/g, '')
    .replace(/^[0-9]/, (digit) => `_${digit}`);

const quote = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

/** The macros of dbt_utils that have a plain form; what asks the database for rows has none. */
export const dbtUtils = (help: PackageHelp): Record<string, Callable> => {
  const kept = (from: Value, except: Value): string[] => {
    const unwanted = items(except ?? []).map((name) => print(name).toLowerCase());
    return (help.columns(from) ?? []).filter((name) => !unwanted.includes(name.toLowerCase()));
  };
  const surrogateKey = (fields: Value): string => {
    const empty = truthy(help.variable('surrogate_key_treat_nulls_as_empty_strings', false))
      ? ''
      : '_dbt_utils_surrogate_key_null_';
    return `md5(cast(${items(fields)
      .map((field) => `coalesce(cast(${print(field)} as text), '${empty}')`)
      .join(" || '-' || ")} as text))`;
  };
  return {
    generate_surrogate_key: native('field_list', surrogateKey),
    surrogate_key: (args, named) =>
      surrogateKey(Array.isArray(args[0]) ? args[0] : (named.get('field_list') ?? args)),
    star: native(
      'from relation_alias except prefix suffix quote_identifiers unquote_aliases rename',
      (from, alias, except, prefix, suffix, _quote, _unquote, rename) => {
        const renamed = rename instanceof Map ? rename : new Map<Value, Value>();
        const columns = kept(from, except).map((name) => {
          const as = renamed.has(name)
            ? print(renamed.get(name))
            : prefix || suffix
              ? `${print(prefix)}${name}${print(suffix)}`
              : undefined;
          return `${truthy(alias) ? `${print(alias)}.` : ''}${quote(name)}${as === undefined ? '' : ` as ${quote(as)}`}`;
        });
        return columns.length > 0 ? columns.join(',\n  ') : '*';
      },
    ),
    get_filtered_columns_in_relation: native('from except', kept),
    date_spine: native('datepart start_date end_date', (datepart, start, end) =>
      spine(print(datepart), print(start), print(end)),
    ),
    generate_series: native(
      'upper_bound',
      (bound) => `select generated_number from generate_series(1, ${print(bound)}) as generated_number`,
    ),
    group_by: native(
      'n',
      (count) => `group by ${Array.from({ length: Number(count) }, (_, index) => index + 1).join(', ')}`,
    ),
    safe_add: (args) => `${safe(args).join(' + ')}`,
    safe_subtract: (args) => `${safe(args).join(' - ')}`,
    safe_divide: native(
      'numerator denominator',
      (above, below) => `( ${print(above)} ) / nullif( ( ${print(below)} ), 0)`,
    ),
    nullcheck: native('cols', (columns) =>
      items(columns)
        .map((column) => `nullif(${print(column)}, '') as ${print(column)}`)
        .join(',\n'),
    ),
    slugify: native('string', slug),
    pivot: native(
      'column values alias agg cmp prefix suffix then_value else_value quote_identifiers distinct',
      (column, values, alias, agg, cmp, prefix, suffix, then, otherwise, quoted, distinct) =>
        items(values)
          .map((value) => {
            const name = `${print(prefix)}${print(value)}${print(suffix)}`;
            const as = alias === false ? '' : ` as ${quoted === false ? slug(name) : quote(name)}`;
            return `${print(agg ?? 'sum')}(${truthy(distinct) ? 'distinct ' : ''}case when ${print(column)} ${print(cmp ?? '=')} '${print(value).replaceAll("'", "''")}' then ${print(then ?? 1)} else ${print(otherwise ?? 0)} end)${as}`;
          })
          .join(',\n  '),
    ),
    deduplicate: native(
      'relation partition_by order_by',
      (relation, by, order) =>
        `select distinct on (${print(by)}) *\n    from ${print(relation)}\n    order by ${print(by)}${order ? `, ${print(order)}` : ''}`,
    ),
    width_bucket: native(
      'expr min_value max_value num_buckets',
      (...args) => `width_bucket(${args.map(print).join(', ')})`,
    ),
  };
};

/** The macros of dbt_date that have a plain form. */
export const dbtDate = (help: PackageHelp): Record<string, Callable> => {
  const zone = (given: Value) => print(given ?? help.variable('dbt_date:time_zone', 'UTC'));
  const now = (given: Value) => `cast(now() at time zone '${zone(given)}' as timestamp)`;
  const today = (given: Value) => `cast(${now(given)} as date)`;
  const shifted = (datepart: string, by: string, given: Value) =>
    `cast(${call('dateadd', datepart, by, today(given))} as date)`;
  return {
    now: native('tz', now),
    today: native('tz', today),
    tomorrow: native('date tz', (_, tz) => shifted('day', '1', tz)),
    yesterday: native('date tz', (_, tz) => shifted('day', '-1', tz)),
    n_days_ago: native('n date tz', (n, _, tz) => shifted('day', `-1 * ${print(n)}`, tz)),
    date_part: native('datepart date', (datepart, date) => `date_part('${print(datepart)}', ${print(date)})`),
    get_base_dates: native('start_date end_date n_dateparts datepart', (start, end, count, datepart) => {
      const step = print(datepart ?? 'day');
      if (start && end)
        return `select cast(date_${step} as timestamp) as date_${step} from (${spine(step, `cast('${print(start)}' as timestamp)`, `cast('${print(end)}' as timestamp)`)}) as d`;
      if (!count) throw new TemplateError('dbt_date.get_base_dates needs two dates or n_dateparts');
      return `select cast(date_${step} as timestamp) as date_${step}\n    from (${spine(step, call('dateadd', step, `-${print(count)}`, today(undefined)), shifted('day', '1', undefined))}) as d`;
    }),
  };
};

const safe = (args: Value[]): string[] =>
  (Array.isArray(args[0]) ? args[0] : args).map((each) => `coalesce(${print(each)}, 0)`);
