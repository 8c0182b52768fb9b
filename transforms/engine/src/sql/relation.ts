/** A column of a model or a source that a value comes from. */
export interface Origin {
  /** A model's name, or `schema.table` of a source. */
  relation: string;
  column: string;
}

/** Ways in which a value is made of a column; the names are those of OpenLineage's column lineage facet. */
export type DirectKind = 'IDENTITY' | 'TRANSFORMATION' | 'AGGREGATION';

/** Ways in which a column decides about a value, or about the rows it stands in, without being part of it. */
export type IndirectKind = 'JOIN' | 'FILTER' | 'GROUP_BY' | 'SORT' | 'WINDOW' | 'CONDITIONAL';

/** A column that has a part in a value, and which. */
export interface Input extends Origin {
  kind: DirectKind | IndirectKind;
}

/** A column that a query returns: the columns its value was made of, and its type when that is plain to see. */
export interface OutputColumn {
  name: string;
  origins: Origin[];
  /** The same columns and those that decide about this value alone, each with its part. */
  inputs: Input[];
  /** False when no row can hold null here, as far as the tree and the declared not_null can show. */
  nullable: boolean;
  /** True when every row holds null here. */
  alwaysNull?: boolean | undefined;
  type?: string | undefined;
  /** Where it is written, as a byte of the file. */
  at?: number | undefined;
}

/** The columns of anything that stands in a FROM. */
export interface Relation {
  columns: OutputColumn[];
  /** True when there may be columns that cannot be known without the server. */
  open: boolean;
  /** Columns that decide which rows there are: of joins, filters, groups. */
  influences: Input[];
}

/** A relation whose columns only the server knows. */
export const unknownRelation = (): Relation => ({ columns: [], open: true, influences: [] });

/** A column about which nothing is known but its name. */
export const bareColumn = (name: string, nullable = true): OutputColumn => ({
  name,
  origins: [],
  inputs: [],
  nullable,
});

/** The union of several lists of origins, each once. */
export const mergeOrigins = (lists: readonly Origin[][]): Origin[] => {
  const merged = new Map<string, Origin>();
  for (const origin of lists.flat()) merged.set(`${origin.relation}.${origin.column}`, origin);
  return [...merged.values()];
};
