import type { components } from '@rosetta/generated/finops-api/types.ts';
import { judgeBody, judgeReply, validators } from '@rosetta/generated/finops-api/validators.js';
import type { Problem } from '@rosetta/plugin-rosetta-core';
import type { FinopsApi } from '../api/finopsApi';
import { lineOf, night, rejectedRow, runOf, schedule, stepOf } from './batchRows';

type Schemas = components['schemas'];
type Init = {
  params?: { query?: Record<string, unknown>; path?: { runId?: string; name?: string }; header?: object };
  body?: Record<string, unknown>;
};
type Call = { method: string; path: string; init: Init };

const operationOf = {
  'GET /v1/batch-runs': 'listBatchRuns',
  'POST /v1/batch-runs': 'startBatchRun',
  'GET /v1/batch-runs/{runId}': 'getBatchRun',
  'POST /v1/batch-runs/{runId}/cancel': 'cancelBatchRun',
  'POST /v1/batch-runs/{runId}/relaunch': 'relaunchBatchRun',
  'GET /v1/rejected-rows': 'listRejectedRows',
  'POST /v1/rejected-rows/replay': 'replayRejectedRows',
  'GET /v1/batch-schedules': 'listBatchSchedules',
  'POST /v1/batch-schedules/{name}/pause': 'pauseBatchSchedule',
  'POST /v1/batch-schedules/{name}/resume': 'resumeBatchSchedule',
  'GET /v1/admin-actions': 'listAdminActions',
} as const satisfies Record<string, keyof typeof validators>;

/** A fake that breaks the contract would prove nothing, and neither would a page that does. */
const check = (what: string, faults: readonly { pointer: string }[]) => {
  if (faults.length > 0) throw new Error(`${what} breaks its contract: ${JSON.stringify(faults)}`);
};

const streamOf = (events: readonly { event: string; id?: string; data: object }[]) => {
  const bytes = new TextEncoder().encode(
    events
      .map(
        ({ event, id, data }) =>
          `${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
      )
      .join(''),
  );
  let sent = false;
  const read = async () => {
    if (sent) return { done: true, value: undefined };
    sent = true;
    return { done: false, value: bytes };
  };
  return { getReader: () => ({ read, cancel: async () => undefined }) };
};

/** A batch of a few runs, true to the spec; `refuse` may answer a call with a problem. Requests are held against the spec too. */
export const fakeBatches = ({
  refuse = () => undefined,
  runs = [night],
  detail,
  lines = [lineOf(1), lineOf(2, 'warn', '2 rows were rejected'), lineOf(3, 'error', 'Division by zero')],
  rejected = [rejectedRow('a1'), rejectedRow('a2')],
}: {
  refuse?: (call: Call) => Problem | undefined;
  runs?: Schemas['BatchRun'][];
  detail?: Schemas['BatchRunDetail'];
  lines?: Schemas['RunLogLine'][];
  rejected?: Schemas['RejectedRow'][];
} = {}) => {
  const calls: Call[] = [];
  let paused = false;
  const byId = (runId?: string): Schemas['BatchRunDetail'] =>
    detail?.run.runId === runId
      ? detail!
      : {
          run: runs.find((run) => run.runId === runId) ?? runOf({ runId }),
          steps: [stepOf(1)],
          difference: null,
        };
  const answers: Record<keyof typeof operationOf, (init: Init) => object> = {
    'GET /v1/batch-runs': ({ params }) => ({
      items: params?.query?.cursor ? [runOf({ runId: '22222222-2222-4222-8222-222222222222' })] : runs,
      nextCursor: params?.query?.cursor ? null : 'next',
    }),
    'POST /v1/batch-runs': ({ body }) =>
      runOf({ command: body!.command as 'run', status: 'queued', startedAt: null, finishedAt: null }),
    'GET /v1/batch-runs/{runId}': ({ params }) => byId(params?.path?.runId),
    'POST /v1/batch-runs/{runId}/cancel': ({ params }) => ({ ...byId(params?.path?.runId).run }),
    'POST /v1/batch-runs/{runId}/relaunch': ({ params }) =>
      runOf({ status: 'queued', relaunchOf: params?.path?.runId }),
    'GET /v1/rejected-rows': () => ({ items: rejected, nextCursor: null }),
    'POST /v1/rejected-rows/replay': () =>
      runOf({ runId: '33333333-3333-4333-8333-333333333333', command: 'replay' }),
    'GET /v1/batch-schedules': () => ({ items: [{ ...schedule, ...pauseOf(paused) }] }),
    'POST /v1/batch-schedules/{name}/pause': () => ({ ...schedule, ...pauseOf((paused = true)) }),
    'POST /v1/batch-schedules/{name}/resume': () => ({ ...schedule, ...pauseOf((paused = false)) }),
    'GET /v1/admin-actions': () => ({
      items: [
        {
          actionId: 5,
          actedAt: '2026-01-05T08:00:00.000Z',
          who: 'user:default/ann',
          action: 'schedule.pause',
          batch: 'finops',
          runId: null,
          detail: { schedule: 'nightly' },
        },
      ],
      nextCursor: null,
    }),
  };
  const answer =
    (method: 'GET' | 'POST') =>
    async (path: string, init: Init = {}) => {
      calls.push({ method, path, init });
      const error = refuse({ method, path, init });
      const status = error?.status ?? (method === 'POST' && !path.includes('schedules') ? 202 : 200);
      const response = { ok: !error, status, statusText: '', headers: new Headers() };
      if (error) return { error, response };
      if (path.endsWith('/stream')) {
        const { run, steps } = byId(init.params?.path?.runId);
        const over = run.status === 'running' ? runOf({ ...run, ...ended }) : run;
        return {
          data: streamOf([
            ...lines.map((data) => ({ event: 'line', id: String(data.line), data })),
            ...steps.map((data) => ({ event: 'step', data })),
            { event: 'run', data: over },
          ]),
          response,
        };
      }
      const key = `${method} ${path}` as keyof typeof answers;
      const contract = validators[operationOf[key]];
      if (init.body) check(`The body of ${key}`, judgeBody(contract, 'application/json', init.body));
      const body = answers[key](init);
      const reply = { status, mediaType: 'application/json', body, headers: {} };
      check(
        `The answer of ${key}`,
        judgeReply(contract, reply).filter(({ pointer }) => pointer.startsWith('/body')),
      );
      return { data: body, response };
    };
  const client = { GET: answer('GET'), POST: answer('POST') };
  return { calls, api: { client: async () => client } as unknown as FinopsApi };
};

const ended = {
  status: 'succeeded',
  finishedAt: '2026-01-05T02:13:45.300Z',
  message: 'It ran to its end.',
} as const;

const pauseOf = (paused: boolean) =>
  paused
    ? { paused, pausedBy: 'user:default/ann', pausedAt: '2026-01-05T08:00:00.000Z', nextTimes: [] }
    : { paused, pausedBy: null, pausedAt: null };
