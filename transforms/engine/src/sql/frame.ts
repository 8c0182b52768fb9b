import type { OutputColumn, Relation } from './relation.ts';

/** What the FROM of one SELECT makes visible to its expressions. */
export interface Frame {
  /** By alias, for `alias.column`. */
  items: Map<string, Relation>;
  /** In the order of `select *`, for a bare `column`. */
  columns: OutputColumn[];
  open: boolean;
}

/** Frames from the inside out: a correlated subquery sees its own, then its surroundings. */
export interface Scope {
  frame: Frame;
  outer: Scope | undefined;
}

/** A frame with nothing in it. */
export const emptyFrame = (): Frame => ({ items: new Map(), columns: [], open: false });

/** The frame of one relation under its alias. */
export const frameOf = (alias: string | undefined, relation: Relation): Frame => ({
  items: alias === undefined ? new Map() : new Map([[alias, relation]]),
  columns: relation.columns,
  open: relation.open,
});

/** Two frames side by side, as in `from a, b` and in a join without USING. */
export const besides = (left: Frame, right: Frame): Frame => ({
  items: new Map([...left.items, ...right.items]),
  columns: [...left.columns, ...right.columns],
  open: left.open || right.open,
});

/** A relation whose first columns are named anew, as in `from x as y (a, b)`. */
export const renameColumns = (relation: Relation, names: readonly string[]): Relation => {
  if (names.length === 0) return relation;
  const renamed = relation.columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
  const added = relation.open ? names.slice(renamed.length).map((name) => ({ name, origins: [] })) : [];
  return { columns: [...renamed, ...added], open: relation.open };
};
