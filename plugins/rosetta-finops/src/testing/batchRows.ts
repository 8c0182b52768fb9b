import type { components } from '@rosetta/generated/finops-api/types.ts';

type Schemas = components['schemas'];

/** A run that went well, but for what the test is about. */
export const runOf = (given: Partial<Schemas['BatchRun']> = {}): Schemas['BatchRun'] => ({
  runId: '5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52',
  batch: 'finops',
  command: 'run',
  trigger: 'manual',
  schedule: null,
  status: 'succeeded',
  inputs: {},
  requestedBy: 'user:default/ann',
  requestedAt: '2026-01-05T02:00:00.000Z',
  startedAt: '2026-01-05T02:00:00.410Z',
  finishedAt: '2026-01-05T02:02:05.410Z',
  heartbeatAt: '2026-01-05T02:02:04.000Z',
  worker: 'finops-batch-7c9f:41',
  cancelRequestedBy: null,
  cancelRequestedAt: null,
  relaunchOf: null,
  takesOver: null,
  message: '8,600 rows loaded, 12 models published.',
  publicationId: 17,
  ...given,
});

/** The run of the last night. */
export const night = runOf({
  runId: '11111111-1111-4111-8111-111111111111',
  trigger: 'schedule',
  schedule: 'nightly',
  requestedBy: null,
});

/** A step that went well, but for what the test is about. */
export const stepOf = (
  position: number,
  given: Partial<Schemas['BatchStep']> = {},
): Schemas['BatchStep'] => ({
  position,
  name: `step ${position}`,
  status: 'succeeded',
  startedAt: '2026-01-05T02:00:00.500Z',
  finishedAt: '2026-01-05T02:01:10.500Z',
  rowsRead: 8600,
  rowsWritten: 8600,
  rowsRejected: 0,
  bytes: 4_128_768,
  message: null,
  ...given,
});

/** A line of a log. */
export const lineOf = (
  line: number,
  level: Schemas['LogLevel'] = 'info',
  message = `line ${line}`,
): Schemas['RunLogLine'] => ({
  line,
  loggedAt: '2026-01-05T02:01:10.000Z',
  level,
  step: 'step 1',
  message,
  fields: { rows: 4000 },
});

/** A document that was rejected. */
export const rejectedRow = (rawId: string): Schemas['RejectedRow'] => ({
  loader: 'servicenow.incident',
  collection: 'servicenow_incident',
  rawId,
  path: 'payload.opened_at',
  reason: '"yesterday" is no instant',
  document: { payload: { sys_id: rawId, opened_at: 'yesterday' } },
  runId: '5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52',
  rejectedAt: '2026-01-05T02:01:10.000Z',
});

/** The schedule of the nights. */
export const schedule: Schemas['BatchSchedule'] = {
  name: 'nightly',
  batch: 'finops',
  cron: '0 2 * * *',
  timeZone: 'Europe/Paris',
  command: 'run',
  inputs: {},
  paused: false,
  pausedBy: null,
  pausedAt: null,
  nextTimes: ['2026-01-06T01:00:00.000Z', '2026-01-07T01:00:00.000Z'],
  lastRunId: '11111111-1111-4111-8111-111111111111',
};

/** A dry run of a month that found a difference. */
export const dryRun: Schemas['BatchRunDetail'] = {
  run: runOf({
    command: 'reprocess',
    inputs: { from: '2026-03', to: '2026-03', dryRun: true },
    publicationId: null,
    message: '1 of 1 models would change.',
  }),
  steps: [stepOf(1)],
  difference: {
    from: '2026-03',
    to: '2026-03',
    models: [
      {
        model: 'fct_cost',
        timeColumn: 'charge_month',
        rowsBefore: 8600,
        rowsAfter: 8601,
        rowsAdded: 1,
        rowsRemoved: 0,
        rowsChanged: 2,
        amounts: [
          {
            month: '2026-03',
            column: 'billed_cost',
            currency: 'EUR',
            before: '1250.5',
            after: '1262.75000000000000001',
            change: '12.25000000000000001',
          },
        ],
      },
    ],
  },
};
