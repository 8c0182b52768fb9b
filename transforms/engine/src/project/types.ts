import type { Location, SourceFile } from '../text/sourceFile.ts';
import type { Input, OutputColumn } from '../sql/relation.ts';
import type {
  ColumnTest,
  Freshness,
  NamedTest,
  Reconciliation,
  RowCountChange,
  TestPolicy,
  UnitTest,
} from './testTypes.ts';

/** How a model exists in the database. */
export type Materialization = 'view' | 'table' | 'incremental' | 'materialized_view' | 'snapshot' | 'seed';

/** One column as the contract declares it. */
export interface ModelColumn {
  name: string;
  type: string;
  notNull: boolean;
  description: string;
  tests: ColumnTest[];
  at: Location;
}

/** An index that the contract asks for. */
export interface ModelIndex {
  columns: string[];
  unique: boolean;
  at: Location;
}

/** How an incremental model is cut: a run replaces whole periods of its time column. */
export interface Incremental {
  timeColumn: string;
  period: 'hour' | 'day' | 'month';
  /** Parents whose changed rows are applied to the periods that are built anyway, and to no other. */
  asOfRun: { parent: string; at: Location }[];
  /** By source or model that is read: the time that its rows have in this model, as an expression over its columns. */
  from: Map<string, { sql: string; at: Location }>;
  at: Location;
}

/** How a snapshot tells that a row changed, and what becomes of a row that is gone. */
export interface Snapshot {
  key: string[];
  /** `timestamp`: by the column `updatedAt`; `check`: by the values of `checkColumns`. */
  strategy: 'timestamp' | 'check';
  updatedAt: string | undefined;
  /** The columns that are compared; empty for every column that is not in the key. */
  checkColumns: string[];
  hardDeletes: 'ignore' | 'close';
  at: Location;
}

/**
 * Where a model's rows live on a Citus cluster: spread by the hash of a column, all on every node, or on the coordinator.
 */
export type Distribution =
  | {
      kind: 'hash';
      column: string;
      /** A model whose rows of the same value live on the same node. */
      colocateWith: { model: string; at: Location } | undefined;
      shardCount: number | undefined;
      at: Location;
    }
  | { kind: 'reference'; at: Location }
  | { kind: 'local'; at: Location };

/** A statement of the contract that runs before or after the model is built, in the model's own transaction. */
export interface Hook {
  sql: string;
  at: Location;
}

/** What a model's `.yml` says. */
export interface Contract {
  /** The relation's name: of version 2 of `x` it is `x_v2`. */
  name: string;
  /** The name that all versions of the model share. */
  base: string;
  version: number;
  /** The day from which this version may be gone, as 2027-01-31. */
  sunset: { date: string; at: Location } | undefined;
  description: string;
  owner: string | undefined;
  tags: string[];
  materialized: Materialization;
  grain: { description: string; key: string[]; policy: TestPolicy; at: Location } | undefined;
  columns: ModelColumn[];
  checks: NamedTest[];
  tests: NamedTest[];
  rowCountChange: RowCountChange | undefined;
  reconciliations: Reconciliation[];
  freshness: Freshness | undefined;
  unitTests: UnitTest[];
  indexes: ModelIndex[];
  incremental: Incremental | undefined;
  snapshot: Snapshot | undefined;
  hooks: { before: Hook[]; after: Hook[] };
  distribution: Distribution | undefined;
  /** What each statement of the model may take, as PostgreSQL writes it. */
  statementTimeout: { text: string; ms: number; at: Location } | undefined;
}

/** A SELECT that was read and understood: its text, what it reads and what it returns. */
export interface Query {
  source: SourceFile;
  /** The statement without what stands after it; offsets are those of the file. */
  sql: string;
  models: string[];
  sources: string[];
  output: OutputColumn[];
  /** True when the query returns columns that only the server can name (`select *` from a function). */
  open: boolean;
  /** The columns that decide which rows there are: of joins, filters and groups. */
  influences: Input[];
}

/** A model or seed: contract, and query or rows. */
export interface Model extends Contract {
  /** Of a view that the engine makes: the newest version, which it shows. */
  latestOf: string | undefined;
  schema: string;
  folder: string;
  file: string;
  contractFile: string;
  query: Query | undefined;
  seed: { columns: string[]; content: string } | undefined;
}

/** A table that the project reads and somebody else fills. */
export interface Source {
  name: string;
  schema: string;
  table: string;
  description: string;
  columns: { name: string; type: string; notNull: boolean; description: string }[];
  /** A query whose one value changes whenever the table's rows do; without it the rows are asked. */
  version: string | undefined;
  freshness: Freshness | undefined;
  /** A column that grows whenever a row is written, and how far back rows may still come in by it. */
  watermark: { column: string; overlap: string | undefined } | undefined;
  file: string;
}

/** A test of its own file: a query that must return no rows. */
export interface CustomTest {
  name: string;
  file: string;
  query: Query;
  policy: TestPolicy;
}

/** A role that may read the relations of a schema. */
export interface Grant {
  schema: string;
  role: string;
  at: Location;
}

/** Somebody outside the project who uses its models: an endpoint, a page, a job. */
export interface Exposure {
  name: string;
  type: 'api' | 'page' | 'dashboard' | 'notebook' | 'job';
  description: string | undefined;
  owner: string | undefined;
  url: string | undefined;
  /** Models, or columns of them. */
  dependsOn: { model: string; column: string | undefined; at: Location }[];
  at: Location;
}

/** What `project.yml` says. */
export interface ProjectConfig {
  name: string;
  file: string;
  schemas: Map<string, string>;
  sources: { pattern: string; at: Location }[];
  exposures: { pattern: string; at: Location }[];
  grants: Grant[];
  sourcesLock: string | undefined;
  /** Selections that were given a name. */
  selectors: Map<string, { select: string | undefined; exclude: string | undefined }>;
}
