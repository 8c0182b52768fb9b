import type { ColumnRef, JoinExpr, Node, SelectStmt } from 'libpg-query';
import { columnName } from './columnName.ts';
import { longerSpan, timeStep, type Span } from './timeStep.ts';

/** A column of a model or source, and how a time is made of it: `write('x.at')` is that time in SQL. */
export interface TimeOrigin {
  relation: string;
  column: string;
  write: (reference: string) => string;
  /** The shortest period of the column's value within which the time always is; nothing when it may be in another. */
  within: Span | undefined;
}

/** What is known of a time column: where its value comes from, row by row, and what stood in the way of knowing more. */
export interface TimeOrigins {
  origins: TimeOrigin[];
  stops: { why: string; location: number }[];
}

type Columns = (relation: string) => readonly string[];
type Step = Pick<TimeOrigin, 'write' | 'within'>;
type Follow = (step: Step) => void;
type Output = { name: string; follow: Follow };
type Item = { alias: string | undefined; outputs: Output[] };
type Environment = ReadonlyMap<string, Output[] | undefined>;

const asItIs: Step = { write: (reference) => reference, within: 'hour' };

/**
 * Follows one column of a SELECT down to the columns of models and sources, as long as each row of the result takes its
 * time from one row below: through CTEs, subqueries, joins, unions, casts and date_trunc. What looks across rows (a
 * window, DISTINCT ON, LIMIT) or computes stops it, since a changed row could then change another time's rows.
 */
export const timeOrigins = (select: SelectStmt, column: string, columnsOf: Columns): TimeOrigins => {
  const found: TimeOrigins = { origins: [], stops: [] };
  new Follower(found, columnsOf)
    .outputs(select, new Map())
    .find(({ name }) => name === column)
    ?.follow(asItIs);
  return found;
};

class Follower {
  private readonly found: TimeOrigins;
  private readonly columnsOf: Columns;

  constructor(found: TimeOrigins, columnsOf: Columns) {
    this.found = found;
    this.columnsOf = columnsOf;
  }

  outputs(select: SelectStmt, outer: Environment): Output[] {
    const environment = this.withCtes(select, outer);
    const across = looksAcross(select);
    const outputs =
      select.op && select.op !== 'SETOP_NONE'
        ? this.combined(select, environment)
        : this.targets(select, environment);
    return across ? outputs.map(({ name }) => ({ name, follow: this.stop(across, select) })) : outputs;
  }

  private combined(select: SelectStmt, environment: Environment): Output[] {
    const right = this.outputs(select.rarg!, environment);
    return this.outputs(select.larg!, environment).map(({ name, follow }, index) => ({
      name,
      follow: (step) => {
        follow(step);
        right[index]?.follow(step);
      },
    }));
  }

  private targets(select: SelectStmt, environment: Environment): Output[] {
    const items = (select.fromClause ?? []).flatMap((node) => this.items(node, environment));
    return (select.targetList ?? []).flatMap((node) => {
      if (!('ResTarget' in node)) return [];
      const { name, val } = node.ResTarget;
      if (val && 'ColumnRef' in val && isStar(val.ColumnRef)) {
        const [alias] = namesOf(val.ColumnRef);
        return items.filter((item) => !alias || item.alias === alias).flatMap((item) => item.outputs);
      }
      return [{ name: name ?? columnName(val), follow: (step: Step) => this.expression(val, items, step) }];
    });
  }

  private expression(node: Node | undefined, items: readonly Item[], step: Step): void {
    if (node && 'ColumnRef' in node) {
      const names = namesOf(node.ColumnRef);
      const [alias, column] = names.length > 1 ? names.slice(-2) : [undefined, names[0]];
      const outputs = items
        .filter((item) => alias === undefined || item.alias === alias)
        .flatMap((item) => item.outputs.filter(({ name }) => name === column));
      if (outputs.length === 0) this.stop('a column that no table of its FROM has', node.ColumnRef)(step);
      for (const { follow } of outputs) follow(step);
      return;
    }
    const next = timeStep(node);
    if (!next) return this.stop('an expression', locationOf(node))(step);
    this.expression(next.inner, items, {
      write: (reference) => step.write(next.write(reference)),
      within: longerSpan(step.within, next.within),
    });
  }

  private items(node: Node, environment: Environment): Item[] {
    if ('RangeVar' in node) {
      const { schemaname, relname = '', alias } = node.RangeVar;
      const name = schemaname ? `${schemaname}.${relname}` : relname;
      const isCte = !schemaname && environment.has(relname);
      const outputs = isCte
        ? (environment.get(relname) ?? [])
        : this.columnsOf(name).map((column) => ({
            name: column,
            follow: (step: Step) => void this.found.origins.push({ relation: name, column, ...step }),
          }));
      return [renamed(alias?.aliasname ?? relname, outputs, alias?.colnames)];
    }
    if ('RangeSubselect' in node) {
      const { subquery, alias } = node.RangeSubselect;
      const outputs =
        subquery && 'SelectStmt' in subquery ? this.outputs(subquery.SelectStmt, environment) : [];
      return [renamed(alias?.aliasname, outputs, alias?.colnames)];
    }
    if ('JoinExpr' in node) return this.join(node.JoinExpr, environment);
    return [];
  }

  /** Columns that USING makes one are equal on both sides, so both tell; under an alias of its own nothing is told. */
  private join(join: JoinExpr, environment: Environment): Item[] {
    if (join.alias || join.isNatural) return [];
    return [join.larg, join.rarg].flatMap((side) => (side ? this.items(side, environment) : []));
  }

  private withCtes(select: SelectStmt, outer: Environment): Environment {
    let environment = outer;
    for (const node of select.withClause?.ctes ?? []) {
      if (!('CommonTableExpr' in node)) continue;
      const { ctename = '', ctequery, aliascolnames } = node.CommonTableExpr;
      const readable = !select.withClause?.recursive && ctequery && 'SelectStmt' in ctequery;
      const outputs = readable ? this.outputs(ctequery.SelectStmt, environment) : undefined;
      environment = new Map([
        ...environment,
        [ctename, outputs && renamed(ctename, outputs, aliascolnames).outputs],
      ]);
    }
    return environment;
  }

  private stop(why: string, at: { location?: number } | SelectStmt): Follow {
    const location = 'location' in at ? (at.location ?? 0) : firstLocation(at);
    return () => void this.found.stops.push({ why, location });
  }
}

const renamed = (alias: string | undefined, outputs: Output[], names: Node[] | undefined): Item => ({
  alias,
  outputs: outputs.map((output, index) => {
    const name = names?.[index];
    return name && 'String' in name ? { ...output, name: name.String.sval ?? output.name } : output;
  }),
});

/** What makes a row of a result depend on rows of other times. */
const looksAcross = (select: SelectStmt): string | undefined => {
  if (select.limitCount || select.limitOffset) return 'LIMIT or OFFSET';
  if ((select.distinctClause ?? []).some((node) => Object.keys(node).length > 0)) return 'DISTINCT ON';
  if ((select.groupClause ?? []).some((node) => 'GroupingSet' in node)) return 'grouping sets';
  return hasWindow([select.targetList, select.sortClause]) ? 'a window function' : undefined;
};

const hasWindow = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasWindow);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, child]) => key === 'over' || (key !== 'SubLink' && hasWindow(child)),
  );
};

const isStar = (reference: ColumnRef): boolean => (reference.fields ?? []).some((field) => 'A_Star' in field);

const namesOf = (reference: ColumnRef): string[] =>
  (reference.fields ?? []).flatMap((field) => ('String' in field ? [field.String.sval ?? ''] : []));

const locationOf = (node: Node | undefined): { location: number } => ({
  location: firstLocation(node),
});

/** The first place that a tree names. */
const firstLocation = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  if ('location' in value && typeof value.location === 'number' && value.location >= 0) return value.location;
  for (const child of Object.values(value)) {
    const location = firstLocation(child);
    if (location > 0) return location;
  }
  return 0;
};
