import type { FuncCall, Node, WindowDef } from 'libpg-query';
import { evaluate, type ExpressionContext } from './evaluate.ts';
import type { Scope } from './frame.ts';
import { neverNull, otherAggregates, strictFunctions, textFunctions, totalAggregates } from './functions.ts';
import { deciding, mergeInputs, through } from './inputs.ts';
import { mergeOrigins } from './relation.ts';
import { anyNullable, type Value } from './value.ts';

/** What a call of a function, an aggregate or a window function is made of. */
export const evaluateCall = (call: FuncCall, scope: Scope, context: ExpressionContext): Value => {
  const [args, order, filter] = [call.args, call.agg_order, call.agg_filter].map((part) =>
    nodes(part).map((node) => evaluate(node, scope, context)),
  ) as [Value[], Value[], Value[]];
  const window = call.over ? [evaluate(clausesOf(call.over), scope, context)] : [];
  const named = call.over ? namedWindows(call.over, scope).map((each) => evaluate(each, scope, context)) : [];
  const name = functionName(call);
  const kind = isAggregate(call, name) ? 'AGGREGATION' : 'TRANSFORMATION';
  // `percentile_cont(0.5) within group (order by x)` is made of x.
  const own = call.agg_within_group ? [...args, ...order] : args;
  const sorting = call.agg_within_group ? [] : order;
  return {
    origins: mergeOrigins([...args, ...order, ...filter, ...window].map(({ origins }) => origins)),
    inputs: mergeInputs([
      ...own.map(({ inputs }) => through(inputs, kind)),
      ...filter.map(({ inputs }) => deciding(inputs, 'FILTER')),
      ...sorting.map(({ inputs }) => deciding(inputs, 'SORT')),
      ...[...window, ...named].map(({ inputs }) => deciding(inputs, 'WINDOW')),
    ]),
    nullable: isNullable(call, name, args, scope),
  };
};

/** The name of a function of PostgreSQL's own, or nothing when it is qualified with another schema. */
export const functionName = ({ funcname }: FuncCall): string => {
  const names = (funcname ?? []).flatMap((node) => ('String' in node ? [node.String.sval ?? ''] : []));
  return names.length === 1 || names[0] === 'pg_catalog' ? names.at(-1)! : '';
};

const isAggregate = (call: FuncCall, name: string): boolean =>
  totalAggregates.has(name) ||
  otherAggregates.has(name) ||
  Boolean(call.agg_star || call.agg_distinct || call.agg_filter || call.agg_within_group || call.agg_order);

/** Aggregates that keep nulls: any row makes a value. */
const collectors = new Set(['array_agg', 'json_agg', 'jsonb_agg', 'json_object_agg', 'jsonb_object_agg']);

const isNullable = (call: FuncCall, name: string, args: readonly Value[], scope: Scope): boolean => {
  // VARIADIC gives all arguments as one array, which may be null itself: then so is what is made of it.
  if (neverNull.has(name)) return call.func_variadic === true && anyNullable(args);
  if (anyNullable(args)) return !collectors.has(name) || !hasRows(call, scope);
  if (strictFunctions.has(name) || name === 'ntile') return false;
  if (textFunctions.has(name)) return !isText(call.args?.[0], args[0]);
  if (name === 'substring') return !isPlace(call.args?.[1]);
  if (name === 'first_value' || name === 'last_value') return !holdsItsRow(call.over, scope);
  if (name === 'lag' || name === 'lead') return args.length < 3;
  return !totalAggregates.has(name) || !hasRows(call, scope);
};

/** True when an aggregate surely sees a row: its group has one, or the frame of its window holds the row itself. */
const hasRows = (call: FuncCall, scope: Scope): boolean => {
  if (call.agg_filter) return false;
  if (call.over) return holdsItsRow(call.over, scope);
  return scope.facts?.grouping === 'groups';
};

/** The bits of a window's frame (FRAMEOPTION_ in PostgreSQL's parsenodes.h). */
const startsAtOrBefore = 0x20 | 0x200 | 0x800;
const endsAtOrAfter = 0x100 | 0x400 | 0x4000;
const excludes = 0x8000 | 0x10000 | 0x20000;

const holdsItsRow = (window: WindowDef | undefined, scope: Scope): boolean => {
  const definition = window?.name ? scope.facts?.windows.get(window.name) : window;
  const options = definition?.frameOptions ?? 0;
  return (options & startsAtOrBefore) > 0 && (options & endsAtOrAfter) > 0 && (options & excludes) === 0;
};

const namedWindows = (window: WindowDef, scope: Scope): WindowClauses[] => {
  const definition = scope.facts?.windows.get(window.name ?? window.refname ?? '');
  if (!definition || definition === window) return [];
  return [
    clausesOf(definition),
    ...(definition.refname ? namedWindows({ refname: definition.refname }, scope) : []),
  ];
};

type WindowClauses = Pick<WindowDef, 'partitionClause' | 'orderClause' | 'startOffset' | 'endOffset'>;

const clausesOf = ({ partitionClause, orderClause, startOffset, endOffset }: WindowDef): WindowClauses => ({
  partitionClause: partitionClause ?? [],
  orderClause: orderClause ?? [],
  ...(startOffset ? { startOffset } : {}),
  ...(endOffset ? { endOffset } : {}),
});

/** `lower` of a range is null without a bound; of a text it is a text. */
const isText = (node: Node | undefined, value: Value | undefined): boolean =>
  /^(text|varchar|bpchar|citext|name)\b/.test(value?.type ?? '') ||
  (node !== undefined && 'A_Const' in node) ||
  (node !== undefined &&
    'FuncCall' in node &&
    /^(b|l|r)?trim$|^(replace|concat|lower|upper|left|right)$/.test(functionName(node.FuncCall)));

/** `substring(x, 2)` is a part by place; with a pattern there may be none. */
const isPlace = (node: Node | undefined): boolean =>
  node !== undefined && 'A_Const' in node && node.A_Const.ival !== undefined;

const nodes = (part: Node | Node[] | undefined): Node[] =>
  part === undefined ? [] : Array.isArray(part) ? part : [part];
