import type { Node, SelectStmt } from 'libpg-query';
import type { Placement, Refused } from './refusedSelects.ts';
import { fromOf, nodesOf, selectsOf, type FromItem } from './selects.ts';

type Placements = ReadonlyMap<string, Placement>;

/**
 * Subqueries and LATERALs of a SELECT that use its columns, and that no node can answer by itself: their rows and those
 * of the SELECT are not on one node. Columns are known by the alias before them; others are left to the server.
 */
export const refusedCorrelation = (outer: SelectStmt, placements: Placements): Refused[] => {
  const around = fromOf(outer);
  const { fromClause: _read, withClause: _ctes, larg: _left, rarg: _right, ...own } = outer;
  const inner = [
    ...nodesOf(own, 'SubLink').flatMap(({ subselect }) =>
      subselect && 'SelectStmt' in subselect ? [subselect.SelectStmt] : [],
    ),
    ...around.flatMap(({ lateral }) => (lateral ? [lateral] : [])),
  ];
  return inner.flatMap((select) => refusedInner(select, around, placements) ?? []);
};

const refusedInner = (
  select: SelectStmt,
  around: readonly FromItem[],
  placements: Placements,
): Refused | undefined => {
  const within = fromOf(select);
  const hiding = new Set(selectsOf(select).flatMap((each) => fromOf(each).map(({ alias }) => alias)));
  const used = nodesOf(select, 'ColumnRef').find(({ fields }) => {
    const alias = textsOf(fields)[0];
    return (fields?.length ?? 0) > 1 && around.some((item) => item.alias === alias) && !hiding.has(alias!);
  });
  if (!used) return undefined;
  const location = used.location ?? 0;
  const kindOf = ({ name }: FromItem) => (name === undefined ? undefined : placements.get(name)?.kind);
  const [spread, outside] = [within, around].map((items) => items.filter((item) => kindOf(item) === 'hash'));
  const first = spread![0];
  const local = (items: readonly FromItem[], ...kinds: Placement['kind'][]) =>
    items.length > 0 && items.every((item) => kinds.includes(kindOf(item)!));
  if (first) {
    const others = around.filter((item) => !item.lateral);
    if (local(others, 'local', 'reference'))
      return {
        location,
        message: `a subquery of ${first.name}, whose rows are spread, uses a row of ${others[0]!.name}, which is not spread: Citus refuses it; group ${first.name} in a CTE and join that`,
      };
    if (!local(others, 'local', 'reference', 'hash') || outside!.length === 0) return undefined;
    if (spread!.some((item) => outside!.some((other) => isJoined(select, item, other, placements))))
      return undefined;
    const [one, two] = [placements.get(first.name!)!, placements.get(outside![0]!.name!)!];
    return {
      location,
      message: `a subquery of ${first.name} uses a row of ${outside![0]!.name}, and they are not joined by ${one.column} and ${two.column} as colocated models: Citus refuses it; group ${first.name} in a CTE and join that`,
    };
  }
  if (outside!.length > 0 && local(within, 'local'))
    return {
      location,
      message: `a subquery of ${within[0]!.name}, which is on the coordinator alone, uses a row of ${outside![0]!.name}, whose rows are spread: Citus refuses it; give ${within[0]!.name} distribution: reference`,
    };
  return undefined;
};

/** Whether a subquery says that the columns are equal by which two colocated models are spread. */
const isJoined = (
  select: SelectStmt,
  { name, alias }: FromItem,
  other: FromItem,
  placements: Placements,
): boolean => {
  const [one, two] = [placements.get(name!)!, placements.get(other.name!)!];
  if (one.group !== two.group) return false;
  return nodesOf(select, 'A_Expr').some(({ name: operator, lexpr, rexpr }) => {
    if (textsOf(operator)[0] !== '=') return false;
    const sides = [lexpr, rexpr].map((side) =>
      side && 'ColumnRef' in side ? textsOf(side.ColumnRef.fields).join('.') : '',
    );
    const mine = sides.findIndex((side) => side === `${alias}.${one.column}` || side === one.column);
    return mine >= 0 && sides[1 - mine] === `${other.alias}.${two.column}`;
  });
};

const textsOf = (nodes: readonly Node[] | undefined): string[] =>
  (nodes ?? []).map((node) => ('String' in node ? (node.String.sval ?? '') : ''));
