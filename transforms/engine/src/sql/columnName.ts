import type { Node } from 'libpg-query';

/** The name that PostgreSQL gives to a column without an alias (its FigureColname). */
export const columnName = (node: Node | undefined): string => strongName(node)?.name ?? '?column?';

interface Named {
  name: string;
  /** A weak name (a cast's type, `case`) gives way to a strong one inside it. */
  strong: boolean;
}

const strong = (name: string): Named => ({ name, strong: true });

const strongName = (node: Node | undefined): Named | undefined => {
  if (!node) return undefined;
  if ('ColumnRef' in node) return last(node.ColumnRef.fields);
  if ('FuncCall' in node) return last(node.FuncCall.funcname);
  if ('A_Indirection' in node) {
    const field = node.A_Indirection.indirection?.findLast((item) => 'String' in item);
    return field ? last([field]) : strongName(node.A_Indirection.arg);
  }
  if ('A_Expr' in node) return node.A_Expr.kind === 'AEXPR_NULLIF' ? strong('nullif') : undefined;
  if ('TypeCast' in node) {
    const inner = strongName(node.TypeCast.arg);
    if (inner?.strong) return inner;
    const type = last(node.TypeCast.typeName?.names);
    return type ? { name: type.name, strong: false } : inner;
  }
  if ('CollateClause' in node) return strongName(node.CollateClause.arg);
  if ('CaseExpr' in node) {
    const inner = strongName(node.CaseExpr.defresult);
    return inner?.strong ? inner : { name: 'case', strong: false };
  }
  if ('SubLink' in node) return subLinkName(node.SubLink);
  if ('MinMaxExpr' in node) return strong(node.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest');
  if ('SQLValueFunction' in node)
    return strong(
      (node.SQLValueFunction.op ?? '')
        .replace(/^SVFOP_/, '')
        .replace(/_N$/, '')
        .toLowerCase(),
    );
  for (const [key, name] of Object.entries(fixed)) if (key in node) return strong(name);
  return undefined;
};

const fixed: Record<string, string> = {
  GroupingFunc: 'grouping',
  A_ArrayExpr: 'array',
  RowExpr: 'row',
  CoalesceExpr: 'coalesce',
  XmlSerialize: 'xmlserialize',
  JsonParseExpr: 'json',
  JsonScalarExpr: 'json_scalar',
  JsonSerializeExpr: 'json_serialize',
  JsonObjectConstructor: 'json_object',
  JsonArrayConstructor: 'json_array',
  JsonArrayQueryConstructor: 'json_array',
  JsonObjectAgg: 'json_objectagg',
  JsonArrayAgg: 'json_arrayagg',
};

const subLinkName = (link: Extract<Node, { SubLink: unknown }>['SubLink']): Named | undefined => {
  if (link.subLinkType === 'EXISTS_SUBLINK') return strong('exists');
  if (link.subLinkType === 'ARRAY_SUBLINK') return strong('array');
  if (link.subLinkType !== 'EXPR_SUBLINK' || !link.subselect || !('SelectStmt' in link.subselect))
    return undefined;
  let select = link.subselect.SelectStmt;
  while (select.larg) select = select.larg;
  const target = select.targetList?.[0];
  if (!target || !('ResTarget' in target)) return undefined;
  return target.ResTarget.name ? strong(target.ResTarget.name) : strongName(target.ResTarget.val);
};

const last = (names: Node[] | undefined): Named | undefined => {
  const node = names?.at(-1);
  return node && 'String' in node && node.String.sval ? strong(node.String.sval) : undefined;
};
