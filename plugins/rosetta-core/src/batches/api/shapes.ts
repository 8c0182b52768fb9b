/** How far a run is; `lost` when its worker died before it could say more. */
export type RunStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'lost';
export type RunCommand = 'run' | 'reprocess' | 'replay';
export type RunTrigger = 'schedule' | 'manual' | 'command_line';
export type StepStatus = 'pending' | 'running' | 'succeeded' | 'failed' | 'skipped' | 'cancelled';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type ActionKind =
  'run.request' | 'run.cancel' | 'run.relaunch' | 'schedule.pause' | 'schedule.resume' | 'rejected.replay';

/** What a run was asked to do; both months of a reprocess are included. */
export type RunInputs = {
  from?: string;
  to?: string;
  dryRun?: boolean;
  loader?: string;
  rawIds?: string[];
};

/** One run of a batch. */
export type Run = {
  runId: string;
  batch: string;
  command: RunCommand;
  trigger: RunTrigger;
  schedule: string | null;
  status: RunStatus;
  inputs: RunInputs;
  requestedBy: string | null;
  requestedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  heartbeatAt: string | null;
  worker: string | null;
  cancelRequestedBy: string | null;
  cancelRequestedAt: string | null;
  relaunchOf: string | null;
  takesOver: string | null;
  message: string | null;
  publicationId: number | null;
};

/** One step of a run; its figures grow while it runs. */
export type Step = {
  position: number;
  name: string;
  status: StepStatus;
  startedAt: string | null;
  finishedAt: string | null;
  rowsRead: number | null;
  rowsWritten: number | null;
  rowsRejected: number | null;
  bytes: number | null;
  message: string | null;
};

/** One line of a run's log. */
export type LogLine = {
  line: number;
  loggedAt: string;
  level: LogLevel;
  step: string | null;
  message: string;
  fields: Record<string, unknown> | null;
};

/** A sum of one month that a reprocess changes: exact, of one column and one currency. */
export type AmountDifference = {
  month: string;
  column: string;
  currency: string | null;
  before: string;
  after: string;
  change: string;
};

/** How a reprocess changes one model. */
export type ModelDifference = {
  model: string;
  rowsBefore: number;
  rowsAfter: number;
  rowsAdded: number;
  rowsRemoved: number;
  rowsChanged: number;
  amounts: AmountDifference[];
};

/** What a reprocess would publish, compared with what is live; both months are included. */
export type Difference = { from: string; to: string; models: ModelDifference[] };

/** One run with its steps, and what a dry run found that a reprocess would change. */
export type RunDetail = { run: Run; steps: Step[]; difference: Difference | null };

/** When a batch runs by itself. */
export type Schedule = {
  name: string;
  batch: string;
  cron: string;
  timeZone: string;
  command: RunCommand;
  inputs: RunInputs;
  paused: boolean;
  pausedBy: string | null;
  pausedAt: string | null;
  nextTimes: string[];
  lastRunId: string | null;
};

/** A document that broke the contract of its loader; it is null for a reader who may not see every application. */
export type RejectedRow = {
  loader: string;
  collection: string;
  rawId: string;
  path: string;
  reason: string;
  document: Record<string, unknown> | null;
  runId: string;
  rejectedAt: string;
};

/** One thing that somebody did to a batch. */
export type AdminAction = {
  actionId: number;
  actedAt: string;
  who: string;
  action: ActionKind;
  batch: string | null;
  runId: string | null;
  detail: Record<string, unknown> | null;
};

/** Says whether a run has come to its end, whatever that was. */
export const hasEnded = ({ status }: Pick<Run, 'status'>): boolean =>
  status !== 'queued' && status !== 'running';
