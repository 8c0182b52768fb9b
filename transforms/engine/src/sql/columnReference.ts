import type { ColumnRef, Node } from 'libpg-query';
import { suggestion } from '../text/nearest.ts';
import type { ExpressionContext } from './evaluate.ts';
import type { Frame, Scope } from './frame.ts';
import type { OutputColumn, Relation } from './relation.ts';

const systemColumns = new Set(['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid']);
/** The columns that a reference stands for: one, or all of a relation when it names the relation itself. */
export const resolve = (reference: ColumnRef, scope: Scope, context: ExpressionContext): OutputColumn[] => {
  const names = fieldNames(reference);
  const star = (reference.fields ?? []).some((field) => 'A_Star' in field);
  if (star)
    return names.length === 0
      ? scope.frame.columns
      : (item(names.at(-1)!, reference, scope, context)?.columns ?? []);
  if (names.length === 1) return bare(names[0]!, reference, scope, context);
  const [table, column] = names.slice(-2) as [string, string];
  const relation = item(table, reference, scope, context);
  if (!relation) return [];
  const matches = relation.columns.filter(({ name }) => name === column);
  if (matches.length > 0) return matches.slice(0, 1);
  if (!relation.open && !systemColumns.has(column)) {
    context.report(
      reference.location,
      `${table} has no column ${column}${suggestion(
        column,
        relation.columns.map(({ name }) => name),
      )}`,
    );
  }
  return [];
};

/** The dotted names of a reference, a trailing star left out. */
export const fieldNames = (reference: ColumnRef): string[] =>
  (reference.fields ?? []).flatMap((field: Node) => ('String' in field ? [field.String.sval ?? ''] : []));

const bare = (
  name: string,
  reference: ColumnRef,
  scope: Scope,
  context: ExpressionContext,
): OutputColumn[] => {
  for (let current: Scope | undefined = scope; current; current = current.outer) {
    const matches = current.frame.columns.filter((column) => column.name === name);
    if (matches.length > 1) {
      context.report(
        reference.location,
        `column ${name} is ambiguous: it stands in ${holders(name, current.frame)}; write the one you mean`,
      );
    }
    if (matches.length > 0) return matches.slice(0, 1);
    const whole = current.frame.items.get(name);
    if (whole) return whole.columns;
    if (current.frame.open || (systemColumns.has(name) && current.frame.items.size > 0)) return [];
  }
  const known = scope.frame.columns.map((column) => column.name);
  const where =
    scope.frame.items.size > 0 ? [...scope.frame.items.keys()].join(', ') : 'a SELECT without FROM';
  context.report(reference.location, `no column ${name} in ${where}${suggestion(name, known)}`);
  return [];
};

const holders = (name: string, frame: Frame): string =>
  [...frame.items]
    .filter(([, relation]) => relation.columns.some((column) => column.name === name))
    .map(([alias]) => `${alias}.${name}`)
    .join(' and ');

const item = (
  alias: string,
  reference: ColumnRef,
  scope: Scope,
  context: ExpressionContext,
): Relation | undefined => {
  const aliases: string[] = [];
  for (let current: Scope | undefined = scope; current; current = current.outer) {
    const found = current.frame.items.get(alias);
    if (found) return found;
    aliases.push(...current.frame.items.keys());
  }
  context.report(reference.location, `no table or alias ${alias} in this FROM${suggestion(alias, aliases)}`);
  return undefined;
};
