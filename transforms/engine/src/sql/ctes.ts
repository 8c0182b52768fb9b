import type { CommonTableExpr, WithClause } from 'libpg-query';
import { Environment } from './environment.ts';
import { renameColumns, type Scope } from './frame.ts';
import { bareColumn, unknownRelation, type Relation } from './relation.ts';
import type { SelectResolver } from './selectResolver.ts';

/**
 * The environment inside a WITH. Without RECURSIVE a CTE sees only those before it, and not itself: inside its own
 * definition its name still means the model. With RECURSIVE all of them see all of them.
 */
export const defineCtes = (
  resolver: SelectResolver,
  clause: WithClause,
  outer: Environment,
  scope: Scope | undefined,
): Environment => {
  const ctes = (clause.ctes ?? []).flatMap((node) =>
    'CommonTableExpr' in node ? [node.CommonTableExpr] : [],
  );
  if (!clause.recursive) {
    let environment = outer;
    for (const cte of ctes) {
      const relation = resolveCte(resolver, cte, environment, scope);
      environment = new Environment(environment);
      environment.define(cte.ctename ?? '', () => relation);
    }
    return environment;
  }
  const environment = new Environment(outer);
  const lazy = ctes.map((cte) => recursive(resolver, cte, environment, scope));
  ctes.forEach((cte, index) => environment.define(cte.ctename ?? '', lazy[index]!));
  lazy.forEach((relation) => relation());
  return environment;
};

const resolveCte = (
  resolver: SelectResolver,
  cte: CommonTableExpr,
  environment: Environment,
  scope: Scope | undefined,
): Relation => {
  if (!cte.ctequery || !('SelectStmt' in cte.ctequery)) return unknownRelation();
  return named(cte, resolver.select(cte.ctequery.SelectStmt, environment, scope));
};

/** A CTE that may read itself: while it is being resolved, its columns are those of its first, non-recursive term. */
const recursive = (
  resolver: SelectResolver,
  cte: CommonTableExpr,
  environment: Environment,
  scope: Scope | undefined,
): (() => Relation) => {
  let done: Relation | undefined;
  let depth = 0;
  let doubtful = false;
  return () => {
    if (done) return done;
    if (depth > 1) return unknownRelation();
    depth++;
    const statement = cte.ctequery && 'SelectStmt' in cte.ctequery ? cte.ctequery.SelectStmt : undefined;
    try {
      if (depth === 2 && statement?.larg) {
        const first = named(cte, resolver.select(statement.larg, environment, scope));
        return doubtful ? withNulls(first) : first;
      }
      const relation = resolveCte(resolver, cte, environment, scope);
      if (depth === 1) {
        // The rows that it reads of itself may hold nulls that its first term has not: then none is vouched for.
        doubtful = relation.columns.some(({ nullable }) => nullable);
        done = doubtful ? resolveCte(resolver, cte, environment, scope) : relation;
        return done;
      }
      return relation;
    } finally {
      depth--;
    }
  };
};

const withNulls = (relation: Relation): Relation => ({
  ...relation,
  columns: relation.columns.map((column) => ({ ...column, nullable: true })),
});

const named = (cte: CommonTableExpr, relation: Relation): Relation => {
  const names = (cte.aliascolnames ?? []).flatMap((node) =>
    'String' in node ? [node.String.sval ?? ''] : [],
  );
  const renamed = renameColumns(relation, names);
  const added = [
    cte.search_clause?.search_seq_column,
    cte.cycle_clause?.cycle_mark_column,
    cte.cycle_clause?.cycle_path_column,
  ];
  const columns = [...renamed.columns, ...added.flatMap((name) => (name ? [bareColumn(name)] : []))];
  return { ...renamed, columns };
};
