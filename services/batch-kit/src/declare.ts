import type { LoadProject } from '@rosetta/loaders-engine';
import type { ClosedTable } from './closing/closedRows.ts';

/** When a batch runs by itself. */
export interface ScheduleDeclaration {
  name: string;
  /** Five fields, or six with seconds first. */
  cron: string;
  timeZone: string;
  command: 'run' | 'reprocess';
  inputs: Record<string, unknown>;
}

/** A batch: what it loads, which models it builds, who reads its runs, and when it runs unless its configuration says otherwise. */
export interface Batch {
  name: string;
  loaders: LoadProject;
  /** The folder of the transform project. */
  models: string;
  /** The roles of the API that shows and asks for runs. */
  readers: readonly string[];
  schedules: readonly ScheduleDeclaration[];
  /** The staged table whose months are closed, where the batch knows closed months. */
  closed?: ClosedTable;
}
