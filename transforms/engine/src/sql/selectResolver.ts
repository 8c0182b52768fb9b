import type { Node, RangeVar, SelectStmt } from 'libpg-query';
import { columnName } from './columnName.ts';
import { defineCtes } from './ctes.ts';
import { Environment } from './environment.ts';
import { fieldNames, originsOf, resolve, type ExpressionContext } from './expression.ts';
import { besides, emptyFrame, type Frame, type Scope } from './frame.ts';
import { fromItem } from './fromItem.ts';
import { mergeOrigins, type OutputColumn, type Relation } from './relation.ts';
import { canonicalType } from './typeName.ts';

/** What the resolver asks and tells: the columns of a relation, and what is wrong where. */
export interface ResolverHost {
  relation: (range: RangeVar) => Relation;
  report: (location: number | undefined, message: string) => void;
}

/** Follows the names of a SELECT the way PostgreSQL does: CTEs, joins, subqueries, unions, lateral items. */
export class SelectResolver {
  readonly host: ResolverHost;

  constructor(host: ResolverHost) {
    this.host = host;
  }

  /** The columns that a statement returns. */
  select(statement: SelectStmt, environment = new Environment(), outer?: Scope): Relation {
    const inner = statement.withClause
      ? defineCtes(this, statement.withClause, environment, outer)
      : environment;
    if (statement.op && statement.op !== 'SETOP_NONE') return this.combined(statement, inner, outer);
    if (statement.valuesLists) return this.values(statement, inner, outer);
    return this.plain(statement, inner, outer);
  }

  /** How expressions of a SELECT in this environment report and descend. */
  context(environment: Environment): ExpressionContext {
    return {
      report: this.host.report,
      select: (statement, scope) => this.select(statement, environment, scope),
    };
  }

  private combined(statement: SelectStmt, environment: Environment, outer?: Scope): Relation {
    const left = this.select(statement.larg!, environment, outer);
    const right = this.select(statement.rarg!, environment, outer);
    if (!left.open && !right.open && left.columns.length !== right.columns.length) {
      this.host.report(
        firstTarget(statement.rarg!),
        `both sides of ${setOperation(statement)} need as many columns: ${left.columns.length} against ${right.columns.length}`,
      );
    }
    const columns = left.columns.map(({ name, origins, type }, index) => {
      const other = right.columns[index];
      return {
        name,
        origins: mergeOrigins([origins, other?.origins ?? []]),
        type: other?.type === type ? type : undefined,
      };
    });
    const relation = { columns, open: left.open || right.open };
    const scope = { frame: { ...emptyFrame(), ...relation }, outer };
    this.read([statement.sortClause, statement.limitCount, statement.limitOffset], scope, environment);
    return relation;
  }

  private values(statement: SelectStmt, environment: Environment, outer?: Scope): Relation {
    const scope = { frame: emptyFrame(), outer };
    const rows = statement.valuesLists!.map((row) =>
      ('List' in row ? (row.List.items ?? []) : []).map((item) =>
        originsOf(item, scope, this.context(environment)),
      ),
    );
    const columns = (rows[0] ?? []).map((_, index) => ({
      name: `column${index + 1}`,
      origins: mergeOrigins(rows.map((row) => row[index] ?? [])),
    }));
    return { columns, open: false };
  }

  private plain(statement: SelectStmt, environment: Environment, outer?: Scope): Relation {
    let frame = emptyFrame();
    for (const item of statement.fromClause ?? []) {
      frame = besides(frame, fromItem(this, item, environment, frame, outer));
    }
    const scope = { frame, outer };
    const output = this.targets(statement.targetList ?? [], scope, environment);
    const { whereClause, havingClause, windowClause, limitCount, limitOffset } = statement;
    this.read([whereClause, havingClause, windowClause, limitCount, limitOffset], scope, environment);
    const aliases = new Set(output.columns.map(({ name }) => name));
    for (const clause of [statement.sortClause, statement.groupClause, statement.distinctClause]) {
      this.read(
        (clause ?? []).filter((node) => !isAlias(node, aliases)),
        scope,
        environment,
      );
    }
    return output;
  }

  private read(nodes: unknown, scope: Scope, environment: Environment): void {
    originsOf(nodes, scope, this.context(environment));
  }

  private targets(list: Node[], scope: Scope, environment: Environment): Relation {
    const columns: OutputColumn[] = [];
    let open = false;
    for (const node of list) {
      if (!('ResTarget' in node)) continue;
      const { name, val } = node.ResTarget;
      if (val && 'ColumnRef' in val && (val.ColumnRef.fields ?? []).some((field) => 'A_Star' in field)) {
        columns.push(...resolve(val.ColumnRef, scope, this.context(environment)));
        open ||= isOpen(fieldNames(val.ColumnRef), scope.frame);
      } else if (
        val &&
        'A_Indirection' in val &&
        val.A_Indirection.indirection?.some((field) => 'A_Star' in field)
      ) {
        this.read(val, scope, environment);
        open = true;
      } else {
        columns.push({ name: name ?? columnName(val), ...this.value(val, scope, environment) });
      }
    }
    return { columns, open };
  }

  private value(node: Node | undefined, scope: Scope, environment: Environment): Omit<OutputColumn, 'name'> {
    if (node && 'ColumnRef' in node) {
      const found = resolve(node.ColumnRef, scope, this.context(environment));
      const [only] = found;
      const whole = found.length !== 1 || only!.name !== fieldNames(node.ColumnRef).at(-1);
      return {
        origins: mergeOrigins(found.map(({ origins }) => origins)),
        type: whole ? undefined : only!.type,
      };
    }
    const cast = node && 'TypeCast' in node ? node.TypeCast.typeName : undefined;
    return {
      origins: originsOf(node, scope, this.context(environment)),
      type: cast ? canonicalType(cast) : undefined,
    };
  }
}

const isOpen = (names: string[], frame: Frame): boolean =>
  names.length === 0 ? frame.open : (frame.items.get(names.at(-1)!)?.open ?? true);

/** ORDER BY, GROUP BY and DISTINCT ON may name an output column. */
const isAlias = (node: Node, aliases: ReadonlySet<string>): boolean => {
  const inner = 'SortBy' in node ? node.SortBy.node : node;
  if (!inner || !('ColumnRef' in inner)) return false;
  const names = fieldNames(inner.ColumnRef);
  return names.length === 1 && aliases.has(names[0]!);
};

const setOperation = (statement: SelectStmt): string => (statement.op ?? '').replace('SETOP_', '');

const firstTarget = (statement: SelectStmt): number | undefined => {
  const target = statement.targetList?.[0];
  return target && 'ResTarget' in target ? target.ResTarget.location : undefined;
};
