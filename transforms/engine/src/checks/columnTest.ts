import pg from 'pg';
import type { ColumnTest } from '../project/testTypes.ts';
import type { Draft } from './contractTests.ts';
import { rangesOf, type Range } from './ranges.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** From so many values on PostgreSQL looks them up by hash instead of one by one. */
const hashedFrom = 9;

/**
 * A test of a column, or an expression over the row, as the query of its failing rows and as part of a scan. One with a
 * subquery is asked alone: as a condition of its own it becomes a join, in a scan it would run for each row.
 */
export const columnTest = (model: string, column: string | undefined, test: ColumnTest): Draft => {
  const conditions = [test.where, test.kind === 'expression' ? test.sql : undefined].filter(
    (sql) => sql !== undefined,
  );
  const draft = { ...sharedTest(model, column, test), conditions };
  return conditions.some((sql) => /\bselect\b/i.test(sql)) ? { ...draft, probe: { by: 'rows' } } : draft;
};

const sharedTest = (model: string, column: string | undefined, test: ColumnTest): Draft => {
  const relation = escapeIdentifier(model);
  const where = test.where === undefined ? undefined : `(\n${test.where}\n)`;
  const draft = {
    name: column === undefined ? test.kind : `${column}.${test.kind}`,
    kind: test.kind,
    column,
    policy: test.policy,
    at: test.at,
    reads: [model],
    written: where === undefined ? [] : [`select from ${relation} where ${where}`],
  };
  const condition = (failing: string, scan = failing, ranges?: Range[]): Draft => ({
    ...draft,
    sql: `select * from ${relation} where ${and(where, failing)}`,
    probe: { by: 'condition', failing: and(where, failing), scan: and(where, scan), ranges },
  });
  if (test.kind === 'expression') {
    // Like CHECK in PostgreSQL: a condition that is unknown (null) holds.
    const failing = `not (\n${test.sql}\n)`;
    const ranges = where === undefined ? rangesOf(test.sql) : undefined;
    return {
      ...condition(failing, failing, ranges),
      written: [`select from ${relation} where ${and(where, failing)}`],
    };
  }
  const name = escapeIdentifier(column!);
  switch (test.kind) {
    case 'not_null':
      return condition(`${name} is null`);
    case 'accepted_values': {
      const values = test.values.map((value) => escapeLiteral(String(value)));
      const filled = [...values, ...Array(Math.max(0, hashedFrom - values.length)).fill(values.at(-1)!)];
      const among = (list: string[]) => `${name} not in (${list.join(', ')})`;
      return condition(among(values), values.length > 2 ? among(filled) : among(values));
    }
    case 'unique':
      return {
        ...draft,
        sql: `select ${name}, count(*) as times from ${relation} where ${and(where, `${name} is not null`)} group by ${name} having count(*) > 1`,
        probe: { by: 'key', columns: [column!], nulls: 'apart', where },
      };
    case 'relationships': {
      const [other, target] = [escapeIdentifier(test.model), escapeIdentifier(test.column)];
      // Under its own name, which a message about a column that it has not will say.
      const [from, named] = test.model === model ? [`${other} as other`, 'other'] : [other, other];
      const tested = where === undefined ? relation : `(select * from ${relation} where ${where})`;
      return {
        ...draft,
        sql: `select tested.${name} from ${tested} as tested where tested.${name} is not null and not exists (select from ${from} where ${named}.${target} = tested.${name})`,
        probe: { by: 'reference', column: column!, model: test.model, target: test.column, where },
        reads: [model, test.model],
      };
    }
  }
};

const and = (where: string | undefined, condition: string): string =>
  where === undefined ? condition : `${where} and ${condition}`;
