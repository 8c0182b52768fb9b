import type { Finding } from './findings.ts';

/** What an import did. */
export interface ImportReport {
  project: string;
  out: string;
  models: number;
  seeds: number;
  snapshots: number;
  sources: number;
  tests: number;
  unitTests: number;
  exposures: number;
  /** What was wanted and is not possible. */
  couldNot: Finding[];
  /** What belongs elsewhere or means nothing here. */
  leftBehind: Finding[];
}
