import type { WindowDef } from 'libpg-query';
import { mergeInputs } from './inputs.ts';
import { bareColumn, type Input, type OutputColumn, type Relation } from './relation.ts';

/** What the FROM of one SELECT makes visible to its expressions. */
export interface Frame {
  /** By alias, for `alias.column`. */
  items: Map<string, Relation>;
  /** In the order of `select *`, for a bare `column`. */
  columns: OutputColumn[];
  open: boolean;
  influences: Input[];
}

/** What an expression must know of the SELECT it stands in. */
export interface SelectFacts {
  /** The named windows. */
  windows: ReadonlyMap<string, WindowDef>;
  /** With groups, every group has a row; with sets, a grouped column may be null in a total. */
  grouping: 'none' | 'groups' | 'sets';
}

/** Frames from the inside out: a correlated subquery sees its own, then its surroundings. */
export interface Scope {
  frame: Frame;
  outer: Scope | undefined;
  facts?: SelectFacts;
}

/** A frame with nothing in it. */
export const emptyFrame = (): Frame => ({ items: new Map(), columns: [], open: false, influences: [] });

/**
 * The frame of one relation under its alias. Its columns are copies: the same CTE may stand there twice, and what is
 * shown of one (that it is never null) says nothing of the other.
 */
export const frameOf = (alias: string | undefined, relation: Relation): Frame => {
  const own = { ...relation, columns: relation.columns.map((column) => ({ ...column })) };
  return { ...own, items: alias === undefined ? new Map() : new Map([[alias, own]]) };
};

/** Two frames side by side, as in `from a, b` and in a join without USING. */
export const besides = (left: Frame, right: Frame): Frame => ({
  items: new Map([...left.items, ...right.items]),
  columns: [...left.columns, ...right.columns],
  open: left.open || right.open,
  influences: mergeInputs([left.influences, right.influences]),
});

/** A frame with some of its columns changed, the same ones under their aliases. */
export const changeColumns = (frame: Frame, change: (column: OutputColumn) => OutputColumn): Frame => {
  const changed = new Map<OutputColumn, OutputColumn>();
  const apply = (column: OutputColumn): OutputColumn => {
    const known = changed.get(column) ?? change(column);
    changed.set(column, known);
    return known;
  };
  const columns = frame.columns.map(apply);
  const items = new Map(
    [...frame.items].map(([alias, item]) => [alias, { ...item, columns: item.columns.map(apply) }]),
  );
  return { ...frame, columns, items };
};

/** A frame after a join that fills up this side with nulls. */
export const outerJoined = (frame: Frame): Frame =>
  changeColumns(frame, (column) => ({ ...column, nullable: true }));

/** A frame in which some columns are known not to be null. */
export const withoutNulls = (frame: Frame, proven: ReadonlySet<OutputColumn>): Frame =>
  proven.size === 0
    ? frame
    : changeColumns(frame, (column) => (proven.has(column) ? { ...column, nullable: false } : column));

/** A relation whose first columns are named anew, as in `from x as y (a, b)`. */
export const renameColumns = (relation: Relation, names: readonly string[]): Relation => {
  if (names.length === 0) return relation;
  const renamed = relation.columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
  const added = relation.open ? names.slice(renamed.length).map((name) => bareColumn(name)) : [];
  return { ...relation, columns: [...renamed, ...added] };
};
