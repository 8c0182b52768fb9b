import { parse, type SelectStmt } from 'libpg-query';
import pg from 'pg';
import { spliceClocks, spliced, spliceRelations } from '../sql/splice.ts';
import type { Project } from '../project/project.ts';
import type { UnitTest } from '../project/testTypes.ts';
import type { Model } from '../project/types.ts';
import { StatementText } from './statementText.ts';
import { addRows, ownRows } from './unitRows.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** Names with a blank, which no model and no CTE of a model has. */
const [clock, got, expected] = ['"the clock"', '"got rows"', '"expected rows"'];

/**
 * One statement that runs a model's query on the given rows and returns what differs from the expected ones, as
 * (side, values); it reads no relation of the database. The given rows are CTEs around the query, in which every parent is
 * spliced by its CTE at the byte where it stands: all else, comments and quotes included, runs as it is written.
 */
export const unitStatement = async (
  project: Project,
  model: Model,
  test: UnitTest,
): Promise<{ statement: StatementText; columns: string[] }> => {
  const { source, sql, models, sources } = model.query!;
  const statement = new StatementText();
  const parents = [...models, ...sources];
  const standIn = new Map(parents.map((name, index) => [name, `"given ${index + 1}"`]));

  statement.add('with ');
  for (const [name, cte] of standIn) {
    const parent = project.models.get(name) ?? project.sources.get(name)!;
    statement.add(`${cte} as (\n`);
    addRows(statement, parent.columns, test.given.get(name)?.rows ?? ownRows(parent));
    statement.add('\n),\n');
  }
  if (test.now) {
    const { text, at } = test.now;
    statement.add(`${clock} as (select ${clockColumns} from (select `);
    statement.add(escapeLiteral(text ?? ''), () => at);
    statement.add('::timestamptz as t) as instant),\n');
  }

  const select = await selectOf(sql);
  const splices = spliceRelations(sql, select, (name) => standIn.get(name));
  if (test.now) splices.push(...spliceClocks(sql, select, clock!));
  const columns = comparedColumns(model, test);
  statement.add(`${got} as (select ${columns.map(({ name }) => escapeIdentifier(name)).join(', ')} from (\n`);
  for (const { text, offset } of spliced(sql, splices)) {
    const start = offset === undefined ? undefined : Buffer.from(sql).subarray(0, offset).toString().length;
    statement.add(text, start === undefined ? undefined : (within) => source.at(start + within));
  }
  statement.add(`\n) as model),\n${expected} as (\n`);
  addRows(statement, columns, test.expect.rows);
  statement.add(`\n)\n${difference(columns)}`);
  return { statement, columns: columns.map(({ name }) => name) };
};

const clockColumns = [
  ...['now', 'transaction_timestamp', 'statement_timestamp', 'clock_timestamp', 'current_timestamp'].map(
    (name) => `t as "${name}"`,
  ),
  't::date as "current_date"',
  't::timetz as "current_time"',
  't::timestamp as "localtimestamp"',
  't::time as "localtime"',
].join(', ');

const selectOf = async (sql: string): Promise<SelectStmt> => {
  const statement = (await parse(sql)).stmts![0]!.stmt!;
  if ('SelectStmt' in statement) return statement.SelectStmt;
  throw new Error('a compiled query is a SELECT');
};

/** The columns that the expected rows name; all of them when no row is expected. */
const comparedColumns = ({ columns }: Model, { expect }: UnitTest): Model['columns'] => {
  const named = new Set(expect.rows.flatMap((row) => [...row.keys()]));
  return named.size === 0 ? columns : columns.filter(({ name }) => named.has(name));
};

/** Rows that are on one side only, as many times as they are; json has no equality, jsonb has. */
const difference = (columns: Model['columns']): string => {
  const values = columns
    .map(({ name, type }) =>
      type.trim() === 'json' ? `${escapeIdentifier(name)}::jsonb` : escapeIdentifier(name),
    )
    .join(', ');
  const only = (side: string, these: string, others: string) =>
    `select '${side}' as side, array[${columns.map((_, index) => `c${index}::text`).join(', ')}] as values
from (select ${values} from ${these} except all select ${values} from ${others}) as differing (${columns.map((_, index) => `c${index}`).join(', ')})`;
  // The first column mostly tells rows apart: those that share it stand together.
  return `select side, values from (\n${only('expected', expected!, got!)}\nunion all\n${only('got', got!, expected!)}\n) as sides order by values[1], side, values`;
};
