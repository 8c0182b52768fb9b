import type { ModelState } from '../database/ops.ts';
import type { Server } from '../citus/cluster.ts';
import type { LiveRelation } from '../database/relations.ts';
import type { Selection } from '../graph/select.ts';

/**
 * What a build does with a model: rebuild it and swap it in; put new rows in the place of some of its rows; refresh it
 * where it stands; mend what needs no rebuild; leave it; or drop it.
 */
export type Action = 'replace' | 'patch' | 'refresh' | 'amend' | 'keep' | 'remove';

/** A stretch of time, its end not included, as the server writes timestamps in UTC. */
export interface TimeRange {
  from: string;
  to: string;
}

/**
 * Which rows of a live relation give way to the new ones: all within some stretches of its time column, or those that
 * have the key of a new row. The new rows stand alone in the run's patch schema, under the model's name.
 */
export type Patch =
  | {
      by: 'period';
      column: string;
      ranges: TimeRange[];
      /** Rows without a time may be among the new ones. */ unplaced: boolean;
    }
  | { by: 'key'; columns: string[] };

/** What a change of a model means to those who read it; null for a model that is not changed. */
export type ChangeKind = 'breaking' | 'non-breaking' | 'indirect' | null;

/** One line of a plan. */
export interface Step {
  model: string;
  schema: string;
  materialized: string;
  action: Action;
  reasons: string[];
  change: ChangeKind;
  /** What readers will see otherwise, a sentence each: `billed_cost removed`. */
  changes: string[];
  /** With action `patch`. */
  patch?: Patch;
}

/** What a plan is made for: the models that a selection means, or all, and what is asked of the incremental ones. */
export interface PlanOptions extends Selection {
  /** Rebuild incremental models from scratch. */
  fullRefresh?: boolean | undefined;
  /** Periods that incremental models are to build again, as on the command line. */
  reprocess?: string | undefined;
}

/** How the rows of a model differ from what is live: any of them may, or only those of some stretches of its time column. */
export type RowChange = 'any' | { ranges: TimeRange[] };

/** What a published model is recorded with. */
export type ModelRecord = Pick<ModelState, 'parts' | 'fingerprint' | 'contract' | 'sources' | 'periods'>;

/** What would be published, and what is needed to do it. */
export interface Plan {
  server: Server;
  steps: Step[];
  /** What the published models will be recorded with. */
  records: Map<string, ModelRecord>;
  states: Map<string, ModelState>;
  /** What stands in the database where each recorded model was published. */
  live: Map<string, LiveRelation>;
  /** The server's time when the run began, which is the same in all snapshots of a run; empty where there is none. */
  startedAt: string;
  /** The sources that changed since something was built from them. */
  changedSources: Set<string>;
  /** The models whose rows will differ, views on what changed included. */
  changed: Map<string, RowChange>;
  /** The models that the run reads in its overlay, since what is live under their names is not yet what it will be. */
  overlaid: Set<string>;
}

/** The names of a plan's models with an action. */
export const modelsOf = (plan: Plan, ...actions: Action[]): string[] =>
  plan.steps.filter(({ action }) => actions.includes(action)).map(({ model }) => model);
