/** A column's values that differ, and some of the rows where they do. */
export interface ColumnDiff {
  column: string;
  /** Rows of both sides in which its values differ. */
  changed: number;
  sample: { key: Record<string, unknown>; from: unknown; to: unknown }[];
}

/** How the rows of a model differ between two places. */
export interface ModelDiff {
  model: string;
  /** The relations, as schema.name. */
  from: string;
  to: string;
  key: string[];
  rows: { from: number; to: number; added: number; removed: number; changed: number; same: number };
  /** Only columns that differ in at least one row. */
  columns: ColumnDiff[];
  /** Columns that one side does not have, and those of another type. */
  onlyFrom: string[];
  onlyTo: string[];
  retyped: { column: string; from: string; to: string }[];
  /** Whole rows, at most as many as were asked for. */
  added: Record<string, unknown>[];
  removed: Record<string, unknown>[];
}

/** Whether two places hold the same: the same columns, types and rows. */
export const isSame = ({ rows, onlyFrom, onlyTo, retyped }: ModelDiff): boolean =>
  rows.added + rows.removed + rows.changed + onlyFrom.length + onlyTo.length + retyped.length === 0;
