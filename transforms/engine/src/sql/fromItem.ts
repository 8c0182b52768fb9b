import type { Alias, JoinExpr, Node, RangeFunction } from 'libpg-query';
import { columnName } from './columnName.ts';
import type { Environment } from './environment.ts';
import { originsOf } from './expression.ts';
import { besides, emptyFrame, frameOf, renameColumns, type Frame, type Scope } from './frame.ts';
import { mergeOrigins, type OutputColumn, type Relation } from './relation.ts';
import type { SelectResolver } from './selectResolver.ts';

/** What one item of a FROM makes visible; `before` are the items that a lateral one can see. */
export const fromItem = (
  resolver: SelectResolver,
  node: Node,
  environment: Environment,
  before: Frame,
  outer: Scope | undefined,
): Frame => {
  const lateral: Scope = { frame: before, outer };
  if ('RangeVar' in node) {
    const range = node.RangeVar;
    const cte = range.schemaname ? undefined : environment.find(range.relname ?? '');
    const relation = cte ? cte() : resolver.host.relation(range);
    return aliased(range.alias, relation, range.relname);
  }
  if ('RangeSubselect' in node) {
    const { subquery, alias } = node.RangeSubselect;
    if (!subquery || !('SelectStmt' in subquery)) return emptyFrame();
    const scope = node.RangeSubselect.lateral ? lateral : outer;
    return aliased(alias, resolver.select(subquery.SelectStmt, environment, scope));
  }
  if ('RangeFunction' in node) return fromFunction(resolver, node.RangeFunction, environment, lateral);
  if ('RangeTableSample' in node)
    return fromItem(resolver, node.RangeTableSample.relation!, environment, before, outer);
  if ('JoinExpr' in node) return fromJoin(resolver, node.JoinExpr, environment, before, outer);
  // xmltable, json_table and what a newer grammar adds: their columns are left to the server.
  originsOf(node, lateral, resolver.context(environment));
  const alias = Object.values(node)[0] as { alias?: Alias };
  return aliased(alias.alias, { columns: [], open: true });
};

const aliased = (alias: Alias | undefined, relation: Relation, name?: string): Frame =>
  frameOf(alias?.aliasname ?? name, renameColumns(relation, strings(alias?.colnames)));

/** Set-returning functions of one column, which takes the alias's name. */
const scalarFunctions = new Set([
  'generate_series',
  'generate_subscripts',
  'unnest',
  'string_to_table',
  'regexp_split_to_table',
  'jsonb_object_keys',
  'json_object_keys',
]);

const fromFunction = (
  resolver: SelectResolver,
  range: RangeFunction,
  environment: Environment,
  scope: Scope,
): Frame => {
  const origins = originsOf(range.functions, scope, resolver.context(environment));
  const names = strings(range.alias?.colnames);
  const declared = (range.coldeflist ?? []).flatMap((node) =>
    'ColumnDef' in node ? [node.ColumnDef.colname ?? ''] : [],
  );
  const first = range.functions?.[0];
  const call = first && 'List' in first ? first.List.items?.[0] : undefined;
  const name = columnName(call);
  const ordinality = range.ordinality ? [{ name: 'ordinality', origins: [] }] : [];
  const column = (columnNameOf: string): OutputColumn => ({ name: columnNameOf, origins });
  const alias = range.alias?.aliasname ?? name;
  if (declared.length > 0)
    return aliased(range.alias, { columns: [...declared.map(column), ...ordinality], open: false }, name);
  const single = range.functions?.length === 1 && !range.is_rowsfrom && scalarFunctions.has(name);
  if (single && arity(call) <= (name === 'unnest' ? 1 : 4)) {
    return aliased(range.alias, { columns: [column(alias), ...ordinality], open: false }, name);
  }
  const known = names.map(column);
  return frameOf(alias, { columns: known, open: true });
};

const arity = (call: Node | undefined): number =>
  call && 'FuncCall' in call ? (call.FuncCall.args?.length ?? 0) : 0;

const fromJoin = (
  resolver: SelectResolver,
  join: JoinExpr,
  environment: Environment,
  before: Frame,
  outer: Scope | undefined,
): Frame => {
  const left = fromItem(resolver, join.larg!, environment, before, outer);
  const right = fromItem(resolver, join.rarg!, environment, besides(before, left), outer);
  const names = left.columns.map(({ name }) => name);
  const common = join.isNatural
    ? names.filter((name) => right.columns.some((column) => column.name === name))
    : strings(join.usingClause);
  const merged = common.map((name): OutputColumn => {
    const sides = [left, right].map((side) => side.columns.find((column) => column.name === name));
    const types = new Set(sides.map((side) => side?.type));
    const origins = mergeOrigins(sides.map((side) => side?.origins ?? []));
    return { name, origins, type: types.size === 1 ? [...types][0] : undefined };
  });
  for (const name of common) reportMissing(resolver, name, { left, right });
  const rest = [...left.columns, ...right.columns].filter(({ name }) => !common.includes(name));
  const frame: Frame = { ...besides(left, right), columns: [...merged, ...rest] };
  originsOf(join.quals, { frame, outer }, resolver.context(environment));
  if (join.join_using_alias?.aliasname) {
    frame.items.set(join.join_using_alias.aliasname, { columns: merged, open: false });
  }
  return join.alias ? aliased(join.alias, { columns: frame.columns, open: frame.open }) : frame;
};

const reportMissing = (
  resolver: SelectResolver,
  name: string,
  sides: Record<'left' | 'right', Frame>,
): void => {
  for (const [which, side] of Object.entries(sides)) {
    if (side.open || side.columns.some((column) => column.name === name)) continue;
    const alias = [...side.items.keys()].join(', ');
    resolver.host.report(undefined, `USING (${name}): the ${which} side (${alias}) has no column ${name}`);
  }
};

const strings = (nodes: Node[] | undefined): string[] =>
  (nodes ?? []).flatMap((node) => ('String' in node ? [node.String.sval ?? ''] : []));
