import type { Alias, JoinExpr, Node, RangeFunction } from 'libpg-query';
import { columnName } from './columnName.ts';
import type { Environment } from './environment.ts';
import { evaluate } from './evaluate.ts';
import {
  besides,
  emptyFrame,
  frameOf,
  outerJoined,
  renameColumns,
  withoutNulls,
  type Frame,
  type Scope,
} from './frame.ts';
import { deciding, mergeInputs, through } from './inputs.ts';
import { provenNotNull } from './proofs.ts';
import { bareColumn, mergeOrigins, unknownRelation, type OutputColumn, type Relation } from './relation.ts';
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
  evaluate(node, lateral, resolver.context(environment));
  const alias = Object.values(node)[0] as { alias?: Alias };
  return aliased(alias.alias, unknownRelation());
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
  const { origins, inputs } = evaluate(range.functions, scope, resolver.context(environment));
  const names = strings(range.alias?.colnames);
  const declared = (range.coldeflist ?? []).flatMap((node) =>
    'ColumnDef' in node ? [node.ColumnDef.colname ?? ''] : [],
  );
  const first = range.functions?.[0];
  const call = first && 'List' in first ? first.List.items?.[0] : undefined;
  const name = columnName(call);
  const ordinality = range.ordinality ? [bareColumn('ordinality', false)] : [];
  const column = (columnNameOf: string, nullable = true): OutputColumn => ({
    name: columnNameOf,
    origins,
    inputs: through(inputs, 'TRANSFORMATION'),
    nullable,
  });
  const relation = (columns: OutputColumn[], open: boolean): Relation => ({ columns, open, influences: [] });
  const alias = range.alias?.aliasname ?? name;
  if (declared.length > 0)
    return aliased(
      range.alias,
      relation([...declared.map((each) => column(each)), ...ordinality], false),
      name,
    );
  const single = range.functions?.length === 1 && !range.is_rowsfrom && scalarFunctions.has(name);
  if (single && arity(call) <= (name === 'unnest' ? 1 : 4)) {
    const values = column(alias, !neverNull.has(name) || (name === 'string_to_table' && arity(call) > 2));
    return aliased(range.alias, relation([values, ...ordinality], false), name);
  }
  return frameOf(
    alias,
    relation(
      names.map((each) => column(each)),
      true,
    ),
  );
};

/** Those of them that return no null; `unnest` returns what is in the array. */
const neverNull = new Set([...scalarFunctions].filter((name) => name !== 'unnest'));

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
  const merged = common.map((name) => mergedColumn(name, left, right, join.jointype));
  for (const name of common) reportMissing(resolver, name, { left, right }, placeOf(join.rarg));
  const both = joinedSides(join, left, right, common);
  const rest = both.columns.filter(({ name }) => !common.includes(name));
  const joined: Frame = { ...both, columns: [...merged, ...rest] };
  const scope = { frame: joined, outer };
  const condition = evaluate(join.quals, scope, resolver.context(environment));
  const inner = join.jointype === 'JOIN_INNER' || join.jointype === undefined;
  const proven = inner ? withoutNulls(joined, provenNotNull(join.quals, true, scope)) : joined;
  const deciders = [...merged.map(({ inputs }) => inputs), condition.inputs];
  const frame: Frame = {
    ...proven,
    influences: mergeInputs([proven.influences, ...deciders.map((inputs) => deciding(inputs, 'JOIN'))]),
  };
  if (join.join_using_alias?.aliasname) {
    const using = { columns: frame.columns.slice(0, merged.length), open: false, influences: [] };
    frame.items.set(join.join_using_alias.aliasname, using);
  }
  return join.alias ? aliased(join.alias, frame) : frame;
};

/** The one column that USING makes of two: equal where both are, else that of the side that is kept. */
const mergedColumn = (name: string, left: Frame, right: Frame, type: JoinExpr['jointype']): OutputColumn => {
  const sides = [left, right].map((side) => side.columns.find((column) => column.name === name));
  const types = new Set(sides.map((side) => side?.type));
  const [ofLeft, ofRight] = sides.map((side) => side?.nullable ?? true) as [boolean, boolean];
  const kept = type === 'JOIN_LEFT' ? ofLeft : type === 'JOIN_RIGHT' ? ofRight : ofLeft || ofRight;
  return {
    name,
    origins: mergeOrigins(sides.map((side) => side?.origins ?? [])),
    inputs: mergeInputs(sides.map((side) => side?.inputs ?? [])),
    nullable: type === 'JOIN_INNER' || type === undefined ? false : kept,
    type: types.size === 1 ? [...types][0] : undefined,
  };
};

/** Both sides of a join as they stand after it: filled up with nulls, or equal and therefore not null. */
const joinedSides = (join: JoinExpr, left: Frame, right: Frame, common: readonly string[]): Frame => {
  const type = join.jointype ?? 'JOIN_INNER';
  const both = besides(
    type === 'JOIN_RIGHT' || type === 'JOIN_FULL' ? outerJoined(left) : left,
    type === 'JOIN_LEFT' || type === 'JOIN_FULL' ? outerJoined(right) : right,
  );
  if (type !== 'JOIN_INNER' || common.length === 0) return both;
  return withoutNulls(both, new Set(both.columns.filter(({ name }) => common.includes(name))));
};

/** Where an item of a FROM is written: a USING has no place of its own, and stands right behind one. */
const placeOf = (node: Node | undefined): number | undefined =>
  node && 'RangeVar' in node ? node.RangeVar.location : undefined;

const reportMissing = (
  resolver: SelectResolver,
  name: string,
  sides: Record<'left' | 'right', Frame>,
  location: number | undefined,
): void => {
  for (const [which, side] of Object.entries(sides)) {
    if (side.open || side.columns.some((column) => column.name === name)) continue;
    const alias = [...side.items.keys()].join(', ');
    resolver.host.report(location, `USING (${name}): the ${which} side (${alias}) has no column ${name}`);
  }
};

const strings = (nodes: Node[] | undefined): string[] =>
  (nodes ?? []).flatMap((node) => ('String' in node ? [node.String.sval ?? ''] : []));
