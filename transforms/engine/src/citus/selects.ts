import type { Node, SelectStmt } from 'libpg-query';

/** One relation of a FROM: a name and how it is called there, or a subquery. */
export interface FromItem {
  name: string | undefined;
  alias: string;
  lateral: SelectStmt | undefined;
}

/** Each object of a tree, itself first. */
export const objectsOf = function* (tree: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(tree)) for (const item of tree) yield* objectsOf(item);
  else if (typeof tree === 'object' && tree !== null) {
    yield tree as Record<string, unknown>;
    yield* objectsOf(Object.values(tree));
  }
};

/** Every SELECT of a query, wherever it stands. */
export const selectsOf = (select: SelectStmt): SelectStmt[] => [
  ...new Set([select, ...nodesOf(select, 'SelectStmt')].flatMap((each) => [each, ...branchesOf(each)])),
];

/** The nodes of a kind in a tree. */
export const nodesOf = <Kind extends string>(tree: unknown, kind: Kind) =>
  [...objectsOf(tree)].flatMap((each) =>
    kind in each ? [each[kind] as Extract<Node, Record<Kind, unknown>>[Kind]] : [],
  );

/** The sides of a UNION, which stand in the tree without a name of their kind. */
const branchesOf = ({ larg, rarg }: SelectStmt): SelectStmt[] =>
  [larg, rarg].flatMap((side) => (side ? [side, ...branchesOf(side)] : []));

/** The names of all CTEs of a query. */
export const cteNames = (select: SelectStmt): Set<string> =>
  new Set(nodesOf(select, 'CommonTableExpr').map(({ ctename }) => ctename ?? ''));

/** What a SELECT reads by itself, its joins taken apart. */
export const fromOf = ({ fromClause }: SelectStmt): FromItem[] => (fromClause ?? []).flatMap(itemsOf);

const itemsOf = (node: Node): FromItem[] => {
  if ('JoinExpr' in node)
    return [node.JoinExpr.larg, node.JoinExpr.rarg].flatMap((side) => (side ? itemsOf(side) : []));
  if ('RangeVar' in node) {
    const { relname = '', schemaname, alias } = node.RangeVar;
    return [
      { name: schemaname ? undefined : relname, alias: alias?.aliasname ?? relname, lateral: undefined },
    ];
  }
  if ('RangeSubselect' in node) {
    const { alias, lateral, subquery } = node.RangeSubselect;
    const inner = lateral && subquery && 'SelectStmt' in subquery ? subquery.SelectStmt : undefined;
    return [{ name: undefined, alias: alias?.aliasname ?? '', lateral: inner }];
  }
  return [{ name: undefined, alias: '', lateral: undefined }];
};
