/** A column of a model or a source that a value comes from. */
export interface Origin {
  /** A model's name, or `schema.table` of a source. */
  relation: string;
  column: string;
}

/** A column that a query returns: the columns its value was made of, and its type when that is plain to see. */
export interface OutputColumn {
  name: string;
  origins: Origin[];
  type?: string | undefined;
}

/** The columns of anything that stands in a FROM. */
export interface Relation {
  columns: OutputColumn[];
  /** True when there may be columns that cannot be known without the server. */
  open: boolean;
}

/** The union of several lists of origins, each once. */
export const mergeOrigins = (lists: readonly Origin[][]): Origin[] => {
  const merged = new Map<string, Origin>();
  for (const origin of lists.flat()) merged.set(`${origin.relation}.${origin.column}`, origin);
  return [...merged.values()];
};
