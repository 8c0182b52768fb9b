import pg from 'pg';
import type { ServerFacts } from './relationFacts.ts';
import type { SharedTest } from './scanStatement.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** Up to so many keys are written into a statement. */
const most = 1000;

/** From so many values on PostgreSQL looks a list up by hash; a shorter one repeats its last. */
const hashedFrom = 9;

/** Types whose values PostgreSQL looks up by hash in a list of their own type. */
const hashed = new Set([
  ...['smallint', 'integer', 'bigint', 'date', 'timestamp without time zone', 'timestamp with time zone'],
  ...['text', 'character varying', 'uuid'],
]);

/**
 * True for a reference to a relation of few rows, of the very type of its column: a list of constants is looked up ten
 * times as fast as a subquery. Of two types it would be searched value by value.
 */
export const hasFewKeys = ({ model, probe }: SharedTest, { relations }: ServerFacts): boolean => {
  if (probe.by !== 'reference') return false;
  const [own, other] = [relations.get(model), relations.get(probe.model)];
  const type = own?.types[probe.column] ?? '';
  return (other?.rows ?? Infinity) <= most && hashed.has(type) && type === other!.types[probe.target];
};

/** Reads the keys of references as the texts of arrays, null for one that has none or more than expected. */
export const keysStatement = (few: readonly SharedTest[]): string => {
  const arrays = few.map(({ probe }) => {
    if (probe.by !== 'reference') throw new Error('only references have keys');
    const target = escapeIdentifier(probe.target);
    const keys = `select distinct ${target} as key from ${escapeIdentifier(probe.model)} where ${target} is not null limit ${most + 1}`;
    return `(select case when count(*) between 1 and ${most}
      then array[(array_agg(key) || array_fill((array_agg(key))[1], array[greatest(0, ${hashedFrom} - count(*)::int)]))::text, pg_typeof(array_agg(key))::text]
      end from (${keys}) as keys)`;
  });
  return `select ${arrays.map((array, index) => `${array} as k${index}`).join(',\n')}`;
};

/** The lists of the keys that were read, as SQL. */
export const asList = (few: readonly SharedTest[], { rows }: pg.QueryResult): Map<SharedTest, string> =>
  new Map(
    few.flatMap((test, index) => {
      const found = (rows as Record<string, [values: string, type: string] | null>[])[0]![`k${index}`];
      return found ? [[test, `${escapeLiteral(found[0])}::${found[1]}`] as const] : [];
    }),
  );
