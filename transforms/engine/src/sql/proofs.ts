import type { A_Expr, ColumnRef, Node } from 'libpg-query';
import { fieldNames } from './columnReference.ts';
import { functionName } from './evaluateCall.ts';
import type { Frame, Scope } from './frame.ts';
import { partlyStrict, strictFunctions, strictOperators, textFunctions } from './functions.ts';
import type { OutputColumn } from './relation.ts';

type Columns = ReadonlySet<OutputColumn>;
const nothing: Columns = new Set();

/** The columns of a scope's own frame that cannot be null where a condition is true, or where it is false. */
export const provenNotNull = (condition: Node | undefined, truth: boolean, scope: Scope): Columns => {
  if (!condition) return nothing;
  if ('BoolExpr' in condition) {
    const { boolop, args = [] } = condition.BoolExpr;
    if (boolop === 'NOT_EXPR') return provenNotNull(args[0], !truth, scope);
    const parts = args.map((arg) => provenNotNull(arg, truth, scope));
    return (boolop === 'AND_EXPR') === truth ? union(parts) : intersection(parts);
  }
  if ('NullTest' in condition) {
    const { nulltesttype, arg } = condition.NullTest;
    return (nulltesttype === 'IS_NOT_NULL') === truth ? needed(arg, scope) : nothing;
  }
  if ('BooleanTest' in condition) {
    const { booltesttype, arg } = condition.BooleanTest;
    if (!truth) return nothing;
    if (booltesttype === 'IS_TRUE') return provenNotNull(arg, true, scope);
    return booltesttype === 'IS_FALSE' ? provenNotNull(arg, false, scope) : nothing;
  }
  if ('SubLink' in condition) {
    const { subLinkType, testexpr } = condition.SubLink;
    return subLinkType === 'ANY_SUBLINK' && truth ? needed(testexpr, scope) : nothing;
  }
  if ('A_Expr' in condition) return ofOperation(condition.A_Expr, truth, scope);
  return 'ColumnRef' in condition ? needed(condition, scope) : nothing;
};

const ofOperation = ({ kind, name, lexpr, rexpr }: A_Expr, truth: boolean, scope: Scope): Columns => {
  switch (kind) {
    case 'AEXPR_OP':
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE':
      return isStrict(name) ? union([needed(lexpr, scope), needed(rexpr, scope)]) : nothing;
    // A null on the left leaves each comparison unknown; there is at least one.
    case 'AEXPR_IN':
    case 'AEXPR_BETWEEN':
    case 'AEXPR_NOT_BETWEEN':
      return needed(lexpr, scope);
    // No element at all would be false.
    case 'AEXPR_OP_ANY':
      return truth && isStrict(name) ? needed(lexpr, scope) : nothing;
    default:
      return nothing;
  }
};

/** The columns without which an expression is null. */
const needed = (node: Node | undefined, scope: Scope): Columns => {
  if (!node) return nothing;
  if ('ColumnRef' in node) return own(node.ColumnRef, scope.frame);
  if ('TypeCast' in node) return needed(node.TypeCast.arg, scope);
  if ('CollateClause' in node) return needed(node.CollateClause.arg, scope);
  if ('A_Expr' in node) {
    const { kind, name, lexpr, rexpr } = node.A_Expr;
    if (kind !== 'AEXPR_OP' || !isStrict(name)) return nothing;
    return union([needed(lexpr, scope), needed(rexpr, scope)]);
  }
  if ('FuncCall' in node) {
    const name = functionName(node.FuncCall);
    if (!strictFunctions.has(name) && !textFunctions.has(name)) return nothing;
    const { args = [] } = node.FuncCall;
    return union((partlyStrict.has(name) ? args.slice(0, 1) : args).map((arg) => needed(arg, scope)));
  }
  return nothing;
};

const own = (reference: ColumnRef, frame: Frame): Columns => {
  const names = fieldNames(reference);
  const name = names.at(-1);
  const columns = names.length === 1 ? frame.columns : (frame.items.get(names.at(-2)!)?.columns ?? []);
  const found = columns.find((column) => column.name === name);
  return found ? new Set([found]) : nothing;
};

const isStrict = (name: Node[] | undefined): boolean => {
  const node = name?.at(-1);
  return node !== undefined && 'String' in node && strictOperators.has(node.String.sval ?? '');
};

const union = (parts: readonly Columns[]): Columns => new Set(parts.flatMap((part) => [...part]));

const intersection = ([first, ...rest]: readonly Columns[]): Columns =>
  new Set([...(first ?? [])].filter((column) => rest.every((part) => part.has(column))));
