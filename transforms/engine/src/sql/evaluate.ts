import type {
  A_ArrayExpr,
  A_Const,
  A_Expr,
  BoolExpr,
  BooleanTest,
  CaseExpr,
  CoalesceExpr,
  CollateClause,
  ColumnRef,
  GroupingFunc,
  MinMaxExpr,
  Node,
  NullTest,
  RowExpr,
  SelectStmt,
  SQLValueFunction,
  SubLink,
  TypeCast,
} from 'libpg-query';
import { evaluateCall, functionName } from './evaluateCall.ts';
import { resolve, fieldNames } from './columnReference.ts';
import { withoutNulls, type Scope } from './frame.ts';
import { strictOperators } from './functions.ts';
import { deciding, mergeInputs } from './inputs.ts';
import { provenNotNull } from './proofs.ts';
import { mergeOrigins, type Relation } from './relation.ts';
import { canonicalType } from './typeName.ts';
import { anyNullable, constant, jsonType, madeOf, type Value } from './value.ts';

/** How an expression reports and reaches the SELECTs inside it. */
export interface ExpressionContext {
  report: (location: number | undefined, message: string) => void;
  select: (statement: SelectStmt, scope: Scope) => Relation;
}

/**
 * Every column that an expression reads and the part it has in the value, whether the value may be null, and its type
 * when it is plain to see. Unknown and ambiguous columns are reported. What has no rule of its own may be null.
 */
export const evaluate = (value: unknown, scope: Scope, context: ExpressionContext): Value => {
  if (Array.isArray(value))
    return madeOf(
      value.map((item) => evaluate(item, scope, context)),
      'TRANSFORMATION',
      true,
    );
  if (typeof value !== 'object' || value === null) return constant(true);
  const entries = Object.entries(value);
  const [key, inner] = entries[0] ?? ['', undefined];
  if (entries.length === 1 && key in rules) return rules[key]!(inner, scope, context);
  const parts = entries.flatMap(([, child]) =>
    typeof child === 'object' ? [evaluate(child, scope, context)] : [],
  );
  return madeOf(parts, 'TRANSFORMATION', true);
};

type Rule<Inner> = (inner: Inner, scope: Scope, context: ExpressionContext) => Value;

const columnRef: Rule<ColumnRef> = (reference, scope, context) => {
  const found = resolve(reference, scope, context);
  const [only] = found;
  // A name that is no column's is a relation's: its whole row.
  const whole = found.length !== 1 || only!.name !== fieldNames(reference).at(-1);
  if (whole) return madeOf(found, 'TRANSFORMATION', true);
  const { origins, inputs, nullable, alwaysNull, type } = only!;
  return { origins, inputs, nullable, alwaysNull, type };
};

const literal: Rule<A_Const> = ({ isnull }) => constant(isnull === true, isnull === true);

const typeCast: Rule<TypeCast> = ({ arg, typeName }, scope, context) => {
  const inner = evaluate(arg, scope, context);
  const type = typeName && canonicalType(typeName);
  // From PostgreSQL 18 on the null inside a JSON value becomes a null of SQL.
  const json = inner.type === 'jsonb' && type !== 'jsonb' && type !== 'text';
  return { ...madeOf([inner], 'TRANSFORMATION', inner.nullable || json), alwaysNull: inner.alwaysNull, type };
};

const operators = new Set(['AEXPR_OP', 'AEXPR_LIKE', 'AEXPR_ILIKE', 'AEXPR_SIMILAR', 'AEXPR_IN']);

const operation: Rule<A_Expr> = ({ kind = 'AEXPR_OP', name, lexpr, rexpr }, scope, context) => {
  const sides = [lexpr, rexpr].flatMap((side) => items(side)).map((side) => evaluate(side, scope, context));
  const operator = lastName(name);
  const total = anyNullable(sides);
  if (kind === 'AEXPR_DISTINCT' || kind === 'AEXPR_NOT_DISTINCT')
    return madeOf(sides, 'TRANSFORMATION', false);
  if (kind.includes('BETWEEN')) return madeOf(sides, 'TRANSFORMATION', total);
  if (kind === 'AEXPR_OP_ANY' && rexpr && 'A_ArrayExpr' in rexpr) {
    const elements = (rexpr.A_ArrayExpr.elements ?? []).map((each) => evaluate(each, scope, context));
    return madeOf(sides, 'TRANSFORMATION', sides[0]!.nullable || anyNullable(elements));
  }
  const known = operators.has(kind) && (strictOperators.has(operator) || operator === '||');
  const joined = operator === '||' || operator === '-' ? jsonType(sides) : {};
  return { ...madeOf(sides, 'TRANSFORMATION', total || !known), ...joined };
};

const logic: Rule<BoolExpr> = ({ args }, scope, context) => {
  const parts = (args ?? []).map((arg) => evaluate(arg, scope, context));
  return madeOf(parts, 'TRANSFORMATION', anyNullable(parts));
};

const test: Rule<NullTest | BooleanTest> = ({ arg }, scope, context) =>
  madeOf([evaluate(arg, scope, context)], 'TRANSFORMATION', false);

const firstNotNull: Rule<CoalesceExpr | MinMaxExpr> = ({ args }, scope, context) => {
  const parts = (args ?? []).map((arg) => evaluate(arg, scope, context));
  const nullable = parts.every((part) => part.nullable);
  return { ...madeOf(parts, 'TRANSFORMATION', nullable), ...jsonType(parts) };
};

const choice: Rule<CaseExpr> = ({ arg, args, defresult }, scope, context) => {
  const subject = arg ? [evaluate(arg, scope, context)] : [];
  const conditions: Value[] = [...subject];
  const results: Value[] = [];
  // A branch is reached when its condition holds and those before it do not: that may show that a column is not null.
  let here = scope;
  for (const node of args ?? []) {
    if (!('CaseWhen' in node)) continue;
    const { expr, result } = node.CaseWhen;
    conditions.push(evaluate(expr, here, context));
    const proven = arg ? new Set<never>() : provenNotNull(expr, true, here);
    results.push(evaluate(result, { ...here, frame: withoutNulls(here.frame, proven) }, context));
    if (!arg) here = { ...here, frame: withoutNulls(here.frame, knownAfter(expr, here)) };
  }
  const last = defresult ? evaluate(defresult, here, context) : constant(true, true);
  const values = [...results, last];
  const made = madeOf(values, 'TRANSFORMATION', anyNullable(values));
  return {
    ...made,
    ...jsonType(values),
    // In reading order: conditions stand before results.
    origins: mergeOrigins([...interleave(conditions, results), last].map(({ origins }) => origins)),
    inputs: mergeInputs([made.inputs, ...conditions.map(({ inputs }) => deciding(inputs, 'CONDITIONAL'))]),
  };
};

/** A condition that did not hold was false or unknown; only of `is null` and its kin is that as good as false. */
const knownAfter = (condition: Node | undefined, scope: Scope) =>
  condition && 'NullTest' in condition ? provenNotNull(condition, false, scope) : new Set<never>();

const interleave = (conditions: readonly Value[], results: readonly Value[]): Value[] => {
  const offset = conditions.length - results.length;
  return [
    ...conditions.slice(0, offset),
    ...results.flatMap((result, index) => [conditions[index + offset]!, result]),
  ];
};

const subquery: Rule<SubLink> = ({ subLinkType, subselect, testexpr }, scope, context) => {
  const tested = testexpr ? [evaluate(testexpr, scope, context)] : [];
  if (!subselect || !('SelectStmt' in subselect)) return madeOf(tested, 'TRANSFORMATION', true);
  const statement = subselect.SelectStmt;
  const { columns, influences } = context.select(statement, scope);
  const made = madeOf([...tested, ...columns], 'TRANSFORMATION', true);
  const asks = subLinkType === 'EXISTS_SUBLINK';
  const one = subLinkType === 'EXPR_SUBLINK' && isOneRow(statement) && columns[0]?.nullable === false;
  return {
    ...made,
    inputs: mergeInputs([asks ? deciding(made.inputs, 'CONDITIONAL') : made.inputs, influences]),
    nullable: !(asks || subLinkType === 'ARRAY_SUBLINK' || one),
  };
};

/** True when a SELECT returns exactly one row whatever is in its tables: a bare expression or an ungrouped aggregate. */
const isOneRow = (statement: SelectStmt): boolean => {
  const { groupClause, havingClause, limitCount, limitOffset, op, valuesLists, whereClause } = statement;
  if (groupClause || havingClause || limitCount || limitOffset || valuesLists) return false;
  if (op && op !== 'SETOP_NONE') return false;
  if (!statement.fromClause) return !whereClause;
  const [target] = statement.targetList ?? [];
  const written = target && 'ResTarget' in target ? target.ResTarget.val : undefined;
  const value = written && 'TypeCast' in written ? written.TypeCast.arg : written;
  return (
    value !== undefined &&
    'FuncCall' in value &&
    functionName(value.FuncCall) === 'count' &&
    !value.FuncCall.over
  );
};

const total =
  <Inner extends object>(nullable: (parts: readonly Value[]) => boolean): Rule<Inner> =>
  (inner, scope, context) => {
    const parts = Object.values(inner).flatMap((child) =>
      (Array.isArray(child) ? child : [child])
        .filter((each: unknown) => typeof each === 'object')
        .map((each: unknown) => evaluate(each, scope, context)),
    );
    return madeOf(parts, 'TRANSFORMATION', nullable(parts));
  };

const collated: Rule<CollateClause> = ({ arg }, scope, context) => {
  const inner = evaluate(arg, scope, context);
  return madeOf([inner], 'TRANSFORMATION', inner.nullable);
};

const serverValue: Rule<SQLValueFunction> = ({ op }) => constant(op === 'SVFOP_CURRENT_SCHEMA');

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each rule takes the node of its own key
const rules: Record<string, Rule<any>> = {
  ColumnRef: columnRef,
  A_Const: literal,
  TypeCast: typeCast,
  A_Expr: operation,
  BoolExpr: logic,
  NullTest: test,
  BooleanTest: test,
  CoalesceExpr: firstNotNull,
  MinMaxExpr: firstNotNull,
  CaseExpr: choice,
  FuncCall: evaluateCall,
  SubLink: subquery,
  CollateClause: collated,
  SQLValueFunction: serverValue,
  A_ArrayExpr: total<A_ArrayExpr>(() => false),
  GroupingFunc: total<GroupingFunc>(() => false),
  RowExpr: total<RowExpr>(anyNullable),
};

const items = (node: Node | undefined): Node[] =>
  node === undefined ? [] : 'List' in node ? (node.List.items ?? []) : [node];

const lastName = (names: Node[] | undefined): string => {
  const node = names?.at(-1);
  return node && 'String' in node ? (node.String.sval ?? '') : '';
};
