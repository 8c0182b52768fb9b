import pg from 'pg';
import { texts } from './yamlText.ts';

/** What a test is asked of: the relation (or a subquery), the column when there is one, and its arguments. */
export interface Tested {
  model: string;
  column: string;
  args: Record<string, unknown>;
  /** An argument that names a relation, such as `ref('orders')`, as our SQL writes it. */
  relation: (argument: string) => string;
}

type Query = (tested: Tested) => string;

const group = (args: Record<string, unknown>) => texts(args['group_by_columns']);

const range: Query = ({ model, column, args }) => {
  const equal = args['inclusive'] === false ? '' : '=';
  const low =
    args['min_value'] === undefined ? [] : [`${column} <${equal === '=' ? '' : '='} ${args['min_value']}`];
  const high =
    args['max_value'] === undefined ? [] : [`${column} >${equal === '=' ? '' : '='} ${args['max_value']}`];
  return `select * from ${model} where ${[...low, ...high].join(' or ')}`;
};

const values = (args: Record<string, unknown>): string =>
  (Array.isArray(args['values']) ? args['values'] : [])
    .map((value) => (args['quote'] === false ? String(value) : pg.escapeLiteral(String(value))))
    .join(', ');

const counts =
  (compare: string): Query =>
  ({ model, relation }) =>
    `select * from (select (select count(*) from ${model}) as rows_here, (select count(*) from ${relation('compare_model')}) as rows_there) as counted where ${compare}`;

/** The queries of failing rows of dbt's own tests and of dbt_utils' that have a short form. */
export const genericTests: Record<string, Query> = {
  not_null: ({ model, column }) => `select * from ${model} where ${column} is null`,
  unique: ({ model, column }) =>
    `select ${column}, count(*) as times from ${model} where ${column} is not null group by ${column} having count(*) > 1`,
  accepted_values: ({ model, column, args }) =>
    `select * from ${model} where ${column} not in (${values(args)})`,
  relationships: ({ model, column, args, relation }) =>
    `select tested.${column} from ${model} as tested where tested.${column} is not null and not exists (select from ${relation('to')} as target where target.${args['field']} = tested.${column})`,
  'dbt_utils.expression_is_true': ({ model, column, args }) =>
    `select * from ${model} where not (${[column, args['expression']].filter(Boolean).join(' ')})`,
  'dbt_utils.unique_combination_of_columns': ({ model, args }) => {
    const columns = texts(args['combination_of_columns']).join(', ');
    return `select ${columns}, count(*) as times from ${model} group by ${columns} having count(*) > 1`;
  },
  'dbt_utils.accepted_range': range,
  'dbt_utils.not_accepted_values': ({ model, column, args }) =>
    `select * from ${model} where ${column} in (${values(args)})`,
  'dbt_utils.not_empty_string': ({ model, column, args }) =>
    `select * from ${model} where ${args['trim_whitespace'] === false ? column : `trim(${column})`} = ''`,
  'dbt_utils.at_least_one': ({ model, column, args }) =>
    `select ${[...group(args), `count(${column}) as filled`].join(', ')} from ${model} ${grouped(args)}having count(${column}) = 0`,
  'dbt_utils.not_constant': ({ model, column, args }) =>
    `select ${[...group(args), `count(distinct ${column}) as different`].join(', ')} from ${model} ${grouped(args)}having count(distinct ${column}) = 1`,
  'dbt_utils.not_null_proportion': ({ model, column, args }) =>
    `select * from (select ${[...group(args), `count(${column})::numeric / nullif(count(*), 0) as filled`].join(', ')} from ${model} ${grouped(args)}) as counted where filled < ${args['at_least'] ?? 0} or filled > ${args['at_most'] ?? 1}`,
  'dbt_utils.equal_rowcount': counts('rows_here <> rows_there'),
  'dbt_utils.fewer_rows_than': counts('rows_here >= rows_there'),
  'dbt_utils.relationships_where': ({ model, column, args, relation }) =>
    `select tested.${column} from (select * from ${model} where ${args['from_condition'] ?? 'true'}) as tested where tested.${column} is not null and not exists (select from (select * from ${relation('to')} where ${args['to_condition'] ?? 'true'}) as target where target.${args['field']} = tested.${column})`,
  'dbt_utils.recency': ({ model, args }) =>
    `select * from (select max(${args['field']}) as newest from ${model}) as read where newest is null or newest < now() - interval '${args['interval']} ${args['datepart']}'`,
};

const grouped = (args: Record<string, unknown>): string =>
  group(args).length > 0 ? `group by ${group(args).join(', ')} ` : '';
