import pg from 'pg';
import type { ColumnTest, Model, NamedSql } from '../project/types.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** The tests that a contract asks for, each as a query of failing rows. */
export const contractTests = (model: Model): NamedSql[] => {
  const relation = escapeIdentifier(model.name);
  const ofColumns = model.columns.flatMap((column) =>
    column.tests.map((test) => ({
      name: `${column.name}.${test.kind}`,
      sql: columnTest(relation, escapeIdentifier(column.name), test),
      at: test.at,
    })),
  );
  const key = model.grain?.key ?? [];
  const grain =
    key.length === 0
      ? []
      : [{ name: 'grain', sql: repeated(relation, key.map(escapeIdentifier)), at: model.grain!.at }];
  // Like CHECK in PostgreSQL: a condition that is unknown (null) holds.
  const checks = model.checks.map(({ name, sql, at }) => ({
    name,
    sql: `select * from ${relation} where not (\n${sql}\n)`,
    at,
  }));
  return [...ofColumns, ...grain, ...checks, ...model.tests];
};

const columnTest = (relation: string, column: string, test: ColumnTest): string => {
  switch (test.kind) {
    case 'not_null':
      return `select * from ${relation} where ${column} is null`;
    case 'unique':
      return `select ${column}, count(*) as times from ${relation} where ${column} is not null group by ${column} having count(*) > 1`;
    case 'accepted_values':
      return `select * from ${relation} where ${column} not in (${test.values.map((value) => escapeLiteral(String(value))).join(', ')})`;
    case 'relationships': {
      const [other, target] = [escapeIdentifier(test.model), escapeIdentifier(test.column)];
      return `select tested.${column} from ${relation} as tested where tested.${column} is not null and not exists (select from ${other} where ${other}.${target} = tested.${column})`;
    }
    case 'expression':
      return `select * from ${relation} where not (\n${test.sql}\n)`;
  }
};

const repeated = (relation: string, key: string[]): string =>
  `select ${key.join(', ')}, count(*) as times from ${relation} group by ${key.join(', ')} having count(*) > 1`;
