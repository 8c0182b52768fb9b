import { scanSync, type Node, type SelectStmt } from 'libpg-query';
import pg from 'pg';
import { unknownRelation } from './relation.ts';
import { SelectResolver } from './selectResolver.ts';

/** A stretch of a text, in bytes as the parser counts, and what stands in its place. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

type Token = ReturnType<typeof scanSync>['tokens'][number];

/**
 * The splices that make a SELECT read other relations: `replacement` gives what is read in the place of a model or a
 * `schema.table`. The resolver finds them as PostgreSQL would, so a CTE of the same name is left alone; each keeps the
 * name by which its columns are called.
 */
export const spliceRelations = (
  sql: string,
  select: SelectStmt,
  replacement: (name: string) => string | undefined,
): Splice[] => {
  const tokens = scanSync(sql).tokens;
  const splices = new Map<number, Splice>();
  const resolver = new SelectResolver({
    report: () => undefined,
    relation: ({ schemaname, relname = '', location = 0, alias }) => {
      const text = replacement(schemaname ? `${schemaname}.${relname}` : relname);
      if (text !== undefined) {
        const at = tokens.findIndex(({ start }) => start === location);
        // TABLE x takes no alias, and nothing in it can use the name.
        const named = alias || tokens[at - 1]?.text.toLowerCase() === 'table';
        splices.set(location, {
          start: location,
          end: dotted(tokens, at),
          text: named ? text : `${text} as ${pg.escapeIdentifier(relname)}`,
        });
      }
      return unknownRelation();
    },
  });
  resolver.select(select);
  for (const location of qualifiedColumns(select, replacement)) {
    const at = tokens.findIndex(({ start }) => start === location);
    splices.set(location, { start: location, end: tokens[at + 2]!.start, text: '' }); // `schema.` of schema.table.column
  }
  return [...splices.values()];
};

/** Calls that tell the time, by name; some are words of the grammar. */
const clocks = new Set([
  'now',
  'transaction_timestamp',
  'statement_timestamp',
  'clock_timestamp',
  'current_timestamp',
  'current_date',
  'current_time',
  'localtimestamp',
  'localtime',
]);

/** The splices that make a SELECT read the time from a relation with a column of each clock's name. */
export const spliceClocks = (sql: string, select: SelectStmt, clock: string): Splice[] => {
  const tokens = scanSync(sql).tokens;
  return nodesOf(select).flatMap(([key, node]): Splice[] => {
    const location = (node as { location?: number }).location ?? 0;
    const at = tokens.findIndex(({ start }) => start === location);
    const function_ =
      key === 'FuncCall' ? (node as Extract<Node, { FuncCall: unknown }>['FuncCall']) : undefined;
    if (key !== 'SQLValueFunction' && !(function_ && !function_.args && !function_.over)) return [];
    const end = dotted(tokens, at);
    const name = tokens.findLast((token) => token.end === end)!.text.toLowerCase();
    if (!clocks.has(name)) return [];
    const next = tokens.findIndex(({ start }) => start >= end);
    const called = tokens[next]?.text === '(';
    const close = called ? tokens.findIndex(({ text }, index) => index > next && text === ')') : -1;
    // A subquery takes the name of its column, so that `select now()` is still called now.
    const text = `(select ${clock}.${pg.escapeIdentifier(name)} from ${clock})`;
    return [{ start: location, end: called ? tokens[close]!.end : end, text }];
  });
};

/** A text with its splices in place, in pieces: own text with the offset in bytes that it had, and what was put in. */
export const spliced = (
  sql: string,
  splices: readonly Splice[],
): { text: string; offset: number | undefined }[] => {
  const bytes = Buffer.from(sql);
  const pieces: { text: string; offset: number | undefined }[] = [];
  let from = 0;
  for (const { start, end, text } of [...splices].sort((a, b) => a.start - b.start)) {
    pieces.push({ text: bytes.subarray(from, start).toString(), offset: from }, { text, offset: undefined });
    from = end;
  }
  return [...pieces, { text: bytes.subarray(from).toString(), offset: from }];
};

/** Where a name ends that may be qualified: `a . "b"`. */
const dotted = (tokens: readonly Token[], at: number): number => {
  let last = at;
  while (tokens[last + 1]?.text === '.') last += 2;
  return tokens[last]!.end;
};

/** The places of columns that are written with the schema of a replaced relation. */
const qualifiedColumns = (select: SelectStmt, replacement: (name: string) => string | undefined): number[] =>
  nodesOf(select).flatMap(([key, node]) => {
    if (key !== 'ColumnRef') return [];
    const { fields = [], location = 0 } = node as Extract<Node, { ColumnRef: unknown }>['ColumnRef'];
    const names = fields.map((field) => ('String' in field ? (field.String.sval ?? '') : '*'));
    return names.length === 3 && replacement(names.slice(0, 2).join('.')) !== undefined ? [location] : [];
  });

/** Every node of a tree with the name of its kind. */
const nodesOf = (tree: unknown): [string, object][] => {
  if (Array.isArray(tree)) return tree.flatMap(nodesOf);
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]): [string, object][] => [
    ...(typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [[key, value] as [string, object]]
      : []),
    ...nodesOf(value),
  ]);
};
