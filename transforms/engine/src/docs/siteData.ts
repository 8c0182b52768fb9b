import type { Input } from '../sql/relation.ts';

/** What the pages of the docs site are drawn from: one JSON document, read by the browser. */
export interface SiteData {
  project: string;
  generatedAt: string;
  /** True when a database was asked: then rows, sizes and runs are known. */
  facts: boolean;
  lastRun: SiteRun | null;
  models: SiteModel[];
  sources: SiteSource[];
  exposures: SiteExposure[];
  /** Tests that belong to no one model. */
  tests: SiteTest[];
}

/** A column that has a part in another: relation, column, kind. */
export type SiteInput = [relation: string, column: string, kind: Input['kind']];

/** A column of a model or source. */
export interface SiteColumn {
  name: string;
  type: string;
  description: string;
  nullable: boolean;
  tests: string[];
  inputs: SiteInput[];
}

/** A model, seed or snapshot. */
export interface SiteModel {
  name: string;
  kind: string;
  schema: string;
  file: string;
  description: string;
  owner: string | null;
  tags: string[];
  grain: { description: string; key: string[] } | null;
  base: string;
  version: number;
  sunset: string | null;
  parents: string[];
  columns: SiteColumn[];
  influences: SiteInput[];
  tests: SiteTest[];
  indexes: { columns: string[]; unique: boolean }[];
  /** The SQL as it is written, in pieces: class (or none) and text. */
  sql: [kind: string, text: string][];
  live: SiteFacts | null;
  /** What became of it in the last run that had to do with it, and when. */
  lastStatus: string | null;
}

/** A test of a model, or of its own file. */
export interface SiteTest {
  name: string;
  file: string;
  reads: string[];
  /** When it last failed in the runs that are kept, and with how many rows. */
  lastFailure: string | null;
}

/** What the database knows of a published model. */
export interface SiteFacts {
  rows: number | null;
  bytes: number | null;
  builtAt: string;
  action: string | null;
}

/** How the last run ended. */
export interface SiteRun {
  status: string;
  command: string;
  startedAt: string;
  seconds: number | null;
  message: string | null;
}

/** A table that others fill. */
export interface SiteSource {
  name: string;
  file: string;
  description: string;
  columns: SiteColumn[];
  freshness: string | null;
  rows: number | null;
  bytes: number | null;
}

/** Who uses models outside the project. */
export interface SiteExposure {
  name: string;
  type: string;
  description: string;
  owner: string | null;
  url: string | null;
  uses: { model: string; column: string | null }[];
}
