import pg from 'pg';
import type { Column, ColumnPair } from './columns.ts';

const { escapeIdentifier: quote, escapeLiteral } = pg;

/** What is compared: two relations, quoted, the columns that pair their rows and those that may differ. */
export interface Comparison {
  from: string;
  to: string;
  key: readonly ColumnPair[];
  columns: readonly ColumnPair[];
  sampled: number;
}

/**
 * One pass over both relations: rows are paired by key in a full join, those that differ are kept and counted. Null is a
 * value like any other; a full join needs equalities that can be hashed, and in an array null equals null.
 */
export const diffSql = ({ from, to, key, columns, sampled }: Comparison): string => {
  const pairs = key.flatMap((pair) => [
    `(${valueOf('a', pair)} is null) = (${valueOf('b', pair)} is null)`, // an array of a null array is empty
    `array[${valueOf('a', pair)}] = array[${valueOf('b', pair)}]`,
  ]);
  const keyOf = (side: string) =>
    `jsonb_build_object(${key.map(({ from: { name } }) => `${escapeLiteral(name)}, ${side}.${quote(name)}`).join(', ')})`;
  const differing = columns.map((pair) => ({ name: pair.from.name, sql: differs(pair) }));
  const changed = differing.map(({ sql }) => ` or ${sql}`).join('');
  const names = differing.map(({ name, sql }) => `case when ${sql} then ${escapeLiteral(name)} end`);
  return `
    with differences as materialized (
        select
            case when a." " is null then 'added' when b." " is null then 'removed' else 'changed' end as kind,
            case when a." " is null then ${keyOf('b')} else ${keyOf('a')} end as key,
            case when b." " is null or a." " is not null then to_jsonb(a) - ' ' end as before,
            case when a." " is null or b." " is not null then to_jsonb(b) - ' ' end as after,
            case when a." " and b." " then array_remove(array[${names.join(', ')}]::text[], null) end as names
        from (select true as " ", * from ${from}) as a
        full join (select true as " ", * from ${to}) as b on ${pairs.join(' and ')}
        where a." " is null or b." " is null${changed}
    ),
    cells as (
        select name, key, before -> name as before, after -> name as after,
            row_number() over (partition by name order by key) as place, count(*) over (partition by name) as changed
        from differences
        cross join unnest(names) as name
    )
    select
        (select count(*) from ${from})::float8 as "from",
        (select count(*) from ${to})::float8 as "to",
        (select count(*) from differences where kind = 'added')::float8 as added,
        (select count(*) from differences where kind = 'removed')::float8 as removed,
        (select count(*) from differences where kind = 'changed')::float8 as changed,
        (
            select coalesce(jsonb_agg(jsonb_build_object('column', name, 'changed', changed, 'sample', sample)), '[]')
            from (
                select name, max(changed) as changed,
                    coalesce(
                        jsonb_agg(jsonb_build_object('key', key, 'from', before, 'to', after) order by place)
                            filter (where place <= ${sampled}),
                        '[]'
                    ) as sample
                from cells
                group by name
            ) as by_column
        ) as columns,
        ${sampleOf('added', 'after', sampled)} as "addedRows",
        ${sampleOf('removed', 'before', sampled)} as "removedRows"`;
};

const sampleOf = (kind: string, rows: string, sampled: number): string =>
  `(
            select coalesce(jsonb_agg(${rows} order by key), '[]')
            from (select key, ${rows} from differences where kind = '${kind}' order by key limit ${sampled}) as shown
        )`;

const differs = (pair: ColumnPair): string => `${valueOf('a', pair)} is distinct from ${valueOf('b', pair)}`;

const valueOf = (side: 'a' | 'b', { from, as }: ColumnPair): string =>
  `${side}.${quote(from.name)}${as === null ? '' : `::${as}`}`;

/** A key that stands in several rows of a relation, and in how many. */
export const duplicateSql = (relation: string, key: readonly Column[]): string => {
  const values = key.map(({ name, comparable }) => ({
    name,
    sql: `${quote(name)}${comparable ? '' : '::text'}`,
  }));
  const shown = values.map(({ name, sql }) => `${escapeLiteral(name)}, ${sql}`).join(', ');
  return `select jsonb_build_object(${shown}) as key, count(*)::int as times
     from ${relation} group by ${values.map(({ sql }) => sql).join(', ')} having count(*) > 1 limit 1`;
};
