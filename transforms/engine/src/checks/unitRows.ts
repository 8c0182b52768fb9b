import { parse } from 'csv-parse/sync';
import pg from 'pg';
import type { UnitRow, UnitValue } from '../project/testTypes.ts';
import type { Model, Source } from '../project/types.ts';
import type { StatementText } from './statementText.ts';

const { escapeIdentifier, escapeLiteral } = pg;

type Column = Pick<Model['columns'][number], 'name' | 'type'>;

/**
 * Adds a query that returns rows with the columns and types of a contract; a column that a row lacks is null. They are
 * one VALUES, since a UNION of as many SELECTs as a seed may have rows is deeper than the server's stack.
 */
export const addRows = (
  statement: StatementText,
  columns: readonly Column[],
  rows: readonly UnitRow[],
): void => {
  const list = (row: UnitRow): void => {
    columns.forEach(({ name, type }, index) => {
      const value = row.get(name);
      statement.add(index === 0 ? '(' : ', ');
      statement.add(literal(value, type), value && (() => value.at));
      statement.add(`::${type}`);
    });
    statement.add(')');
  };
  statement.add('select * from (values ');
  (rows.length > 0 ? rows : [new Map()]).forEach((row, index) => {
    if (index > 0) statement.add(',\n');
    list(row);
  });
  statement.add(`) as given (${columns.map(({ name }) => escapeIdentifier(name)).join(', ')})`);
  if (rows.length === 0) statement.add(' where false');
};

const literal = (value: UnitValue | undefined, type: string): string => {
  if (value === undefined || value.text === null) return 'null';
  return escapeLiteral(type.trimEnd().endsWith(']') ? arrayText(value.text) : value.text);
};

/** A list of the YAML file, `[1, null, "a"]`, as PostgreSQL writes arrays; anything else is left as it is. */
const arrayText = (text: string): string => {
  if (!text.startsWith('[')) return text;
  const item = (value: unknown): string => {
    if (Array.isArray(value)) return `{${value.map(item).join(',')}}`;
    if (value === null) return 'null';
    const plain = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `"${plain.replace(/["\\]/g, '\\$&')}"`;
  };
  try {
    return item(JSON.parse(text));
  } catch {
    return text; // PostgreSQL also writes bounds so: [0:1]={a,b}
  }
};

/** The rows of a parent that a unit test says nothing of: a seed has its own. */
export const ownRows = (parent: Model | Source): UnitRow[] => {
  if (!('seed' in parent) || !parent.seed) return [];
  const { columns, content } = parent.seed;
  const at = { file: parent.file, line: 1, column: 1, excerpt: '' };
  // As COPY reads it: nothing between two commas is null, nothing between two quotes is an empty text.
  const rows: (string | null)[][] = parse(content, {
    from_line: 2,
    cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
  });
  return rows.map((row) => new Map(row.map((text, index) => [columns[index]!, { text, at }])));
};
