import type { Node, RangeVar, SelectStmt, WindowDef } from 'libpg-query';
import { columnName } from './columnName.ts';
import { fieldNames, resolve } from './columnReference.ts';
import { defineCtes } from './ctes.ts';
import { Environment } from './environment.ts';
import { evaluate, type ExpressionContext } from './evaluate.ts';
import { functionName } from './evaluateCall.ts';
import { besides, emptyFrame, withoutNulls, type Scope, type SelectFacts } from './frame.ts';
import { fromItem } from './fromItem.ts';
import { deciding, mergeInputs } from './inputs.ts';
import { provenNotNull } from './proofs.ts';
import { mergeOrigins, type IndirectKind, type Input, type OutputColumn, type Relation } from './relation.ts';

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
    const relation: Relation = {
      columns: left.columns.map((column, index) => combinedColumn(statement, column, right.columns[index])),
      open: left.open || right.open,
      influences: mergeInputs([left.influences, right.influences]),
    };
    const scope = { frame: { ...emptyFrame(), ...relation }, outer };
    this.read([statement.limitCount, statement.limitOffset], scope, environment);
    relation.influences = mergeInputs([
      relation.influences,
      deciding(this.read(statement.sortClause, scope, environment), 'SORT'),
    ]);
    return relation;
  }

  private values(statement: SelectStmt, environment: Environment, outer?: Scope): Relation {
    const scope = { frame: emptyFrame(), outer };
    this.read([statement.limitCount, statement.limitOffset], scope, environment);
    const rows = statement.valuesLists!.map((row) =>
      ('List' in row ? (row.List.items ?? []) : []).map((item) =>
        evaluate(item, scope, this.context(environment)),
      ),
    );
    const columns = (rows[0] ?? []).map((_, index): OutputColumn => {
      const values = rows.flatMap((row) => row[index] ?? []);
      return {
        name: `column${index + 1}`,
        origins: mergeOrigins(values.map(({ origins }) => origins)),
        inputs: mergeInputs(values.map(({ inputs }) => inputs)),
        nullable: values.some(({ nullable }) => nullable),
        alwaysNull: values.every(({ alwaysNull }) => alwaysNull),
      };
    });
    return { columns, open: false, influences: [] };
  }

  private plain(statement: SelectStmt, environment: Environment, outer?: Scope): Relation {
    let frame = emptyFrame();
    for (const item of statement.fromClause ?? []) {
      frame = besides(frame, fromItem(this, item, environment, frame, outer));
    }
    const facts = factsOf(statement);
    const all: Scope = { frame, outer, facts };
    const { whereClause, havingClause, windowClause, limitCount, limitOffset } = statement;
    const scope = { ...all, frame: withoutNulls(frame, provenNotNull(whereClause, true, all)) };
    const output = this.targets(statement.targetList ?? [], scope, environment);
    const filters = this.read([whereClause, havingClause], all, environment);
    this.read([windowClause, limitCount, limitOffset], all, environment);
    const influences = mergeInputs([
      frame.influences,
      deciding(filters, 'FILTER'),
      ...orderings(statement).map(([kind, nodes]) =>
        deciding(this.ordering(nodes, output.columns, scope, environment), kind),
      ),
      deciding(this.grouping(statement.groupClause ?? [], output.columns, scope, environment), 'GROUP_BY'),
    ]);
    return { ...output, influences };
  }

  /** What GROUP BY reads: unlike in ORDER BY, a name is that of an output column only when FROM has no such column. */
  private grouping(
    nodes: readonly Node[],
    output: readonly OutputColumn[],
    scope: Scope,
    environment: Environment,
  ): Input[] {
    const read = new Set(scope.frame.columns.map(({ name }) => name));
    const made = output.map((column) => (read.has(column.name) ? { ...column, name: '' } : column));
    return this.ordering(nodes.flatMap(groupedBy), made, scope, environment);
  }

  /** What ORDER BY, GROUP BY or DISTINCT ON reads: expressions, names of output columns, or their numbers. */
  private ordering(
    nodes: readonly Node[],
    output: readonly OutputColumn[],
    scope: Scope,
    environment: Environment,
  ): Input[] {
    const named = nodes.flatMap((node) => namedOutput(node, output) ?? []);
    const others = nodes.filter((node) => !namedOutput(node, output));
    return mergeInputs([...named.map(({ inputs }) => inputs), this.read(others, scope, environment)]);
  }

  private read(nodes: unknown, scope: Scope, environment: Environment): Input[] {
    return evaluate(nodes, scope, this.context(environment)).inputs;
  }

  private targets(list: Node[], scope: Scope, environment: Environment): Relation {
    const columns: OutputColumn[] = [];
    let open = false;
    for (const node of list) {
      if (!('ResTarget' in node)) continue;
      const { name, val, location } = node.ResTarget;
      if (val && 'ColumnRef' in val && (val.ColumnRef.fields ?? []).some((field) => 'A_Star' in field)) {
        const found = resolve(val.ColumnRef, scope, this.context(environment));
        columns.push(...found.map((column) => ({ ...column, at: column.at ?? location })));
        open ||= isOpen(fieldNames(val.ColumnRef), scope.frame);
      } else if (
        val &&
        'A_Indirection' in val &&
        val.A_Indirection.indirection?.some((field) => 'A_Star' in field)
      ) {
        this.read(val, scope, environment);
        open = true;
      } else {
        const value = evaluate(val, scope, this.context(environment));
        // A total of ROLLUP and its kin holds null in what it is not grouped by.
        const total = scope.facts?.grouping === 'sets' && !isCount(val);
        columns.push({
          ...value,
          name: name ?? columnName(val),
          nullable: value.nullable || total,
          at: location,
        });
      }
    }
    return { columns, open, influences: [] };
  }
}

const combinedColumn = (
  { op }: SelectStmt,
  left: OutputColumn,
  right: OutputColumn | undefined,
): OutputColumn => {
  const other = right?.nullable ?? true;
  const nullable =
    op === 'SETOP_EXCEPT'
      ? left.nullable
      : op === 'SETOP_INTERSECT'
        ? left.nullable && other
        : left.nullable || other;
  return {
    name: left.name,
    origins: mergeOrigins([left.origins, right?.origins ?? []]),
    inputs: mergeInputs([left.inputs, right?.inputs ?? []]),
    nullable,
    alwaysNull: left.alwaysNull && right?.alwaysNull,
    at: left.at,
    type: right?.type === left.type ? left.type : undefined,
  };
};

const factsOf = ({ groupClause, windowClause }: SelectStmt): SelectFacts => ({
  windows: new Map(
    (windowClause ?? []).flatMap((node): [string, WindowDef][] =>
      'WindowDef' in node ? [[node.WindowDef.name ?? '', node.WindowDef]] : [],
    ),
  ),
  grouping: !groupClause ? 'none' : groupClause.some((node) => 'GroupingSet' in node) ? 'sets' : 'groups',
});

const orderings = (statement: SelectStmt): [IndirectKind, Node[]][] => [
  ['SORT', statement.sortClause ?? []],
  ['GROUP_BY', (statement.distinctClause ?? []).filter((node) => Object.keys(node).length > 0)],
];

const isOpen = (names: string[], frame: Scope['frame']): boolean =>
  names.length === 0 ? frame.open : (frame.items.get(names.at(-1)!)?.open ?? true);

const isCount = (node: Node | undefined): boolean =>
  node !== undefined &&
  ('GroupingFunc' in node || ('FuncCall' in node && functionName(node.FuncCall) === 'count'));

/** The expressions in an item of GROUP BY, which may be sets and lists of them. */
const groupedBy = (node: Node): Node[] => {
  if ('GroupingSet' in node) return (node.GroupingSet.content ?? []).flatMap(groupedBy);
  if ('RowExpr' in node && node.RowExpr.row_format === 'COERCE_IMPLICIT_CAST')
    return (node.RowExpr.args ?? []).flatMap(groupedBy);
  return [node];
};

/** The output column that an item of ORDER BY, GROUP BY or DISTINCT ON names by its alias or its place. */
const namedOutput = (node: Node, output: readonly OutputColumn[]): OutputColumn | undefined => {
  const inner = 'SortBy' in node ? node.SortBy.node : node;
  if (inner && 'A_Const' in inner) return output[(inner.A_Const.ival?.ival ?? 0) - 1];
  if (!inner || !('ColumnRef' in inner)) return undefined;
  const names = fieldNames(inner.ColumnRef);
  return names.length === 1 ? output.find(({ name }) => name === names[0]) : undefined;
};

const setOperation = (statement: SelectStmt): string => (statement.op ?? '').replace('SETOP_', '');

const firstTarget = (statement: SelectStmt): number | undefined => {
  const target = statement.targetList?.[0];
  return target && 'ResTarget' in target ? target.ResTarget.location : undefined;
};
