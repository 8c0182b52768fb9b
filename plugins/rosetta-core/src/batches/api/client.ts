import type { Page } from '../../operations/collectPages';
import type { Reply } from '../../operations/unwrap';
import type {
  ActionKind,
  AdminAction,
  RejectedRow,
  Run,
  RunCommand,
  RunDetail,
  RunStatus,
  RunTrigger,
  Schedule,
} from './shapes';

type Between = { from?: string; to?: string };
type Paged = { limit?: number; cursor?: string };
type Call<Params> = { params: Params; signal?: AbortSignal };
type OfRun = { path: { runId: string } };
type OfSchedule = { path: { name: string } };
type Once = { header: { 'Idempotency-Key': string } };

/** The filters of each list, as the API takes them. */
export type RunQuery = Between & { status?: RunStatus[]; command?: RunCommand; trigger?: RunTrigger };
export type RejectedQuery = { loader?: string; path?: string; reason?: string };
export type ActionQuery = Between & { who?: string; action?: ActionKind };

/** What a new run is asked to do. */
export type RunOrder =
  { command: 'run' } | { command: 'reprocess'; from: string; to: string; dryRun: boolean };

// Of one path each.
type Operation<Path, Init, T> = (path: Path, init: Init) => Promise<Reply<T>>;

type ListRuns = Operation<'/v1/batch-runs', Call<{ query: RunQuery & Paged }>, Page<Run>>;
type GetRun = Operation<'/v1/batch-runs/{runId}', Call<OfRun>, RunDetail>;
type StreamLogs = Operation<
  '/v1/batch-runs/{runId}/logs/stream',
  Call<OfRun & { header: { 'Last-Event-ID'?: string } }> & { parseAs: 'stream' },
  ReadableStream<Uint8Array> | null
>;
type ListSchedules = Operation<'/v1/batch-schedules', Call<object>, { items: Schedule[] }>;
type ListRejected = Operation<'/v1/rejected-rows', Call<{ query: RejectedQuery & Paged }>, Page<RejectedRow>>;
type ListActions = Operation<'/v1/admin-actions', Call<{ query: ActionQuery & Paged }>, Page<AdminAction>>;

type StartRun = Operation<'/v1/batch-runs', Call<Once> & { body: RunOrder }, Run>;
type CancelRun = Operation<'/v1/batch-runs/{runId}/cancel', Call<OfRun>, Run>;
type RelaunchRun = Operation<'/v1/batch-runs/{runId}/relaunch', Call<OfRun & Once>, Run>;
type Replay = Operation<
  '/v1/rejected-rows/replay',
  Call<Once> & { body: { loader: string; rawIds?: string[] } },
  Run
>;
type Pause = Operation<'/v1/batch-schedules/{name}/pause', Call<OfSchedule>, Schedule>;
type Resume = Operation<'/v1/batch-schedules/{name}/resume', Call<OfSchedule>, Schedule>;

/**
 * The admin operations that these pages call. The generated client of each service that has a batch is one: the compiler
 * holds it against this where a plugin hands it over. Intersections, since of overloads it would compare paths only.
 */
export type BatchClient = {
  GET: ListRuns & GetRun & StreamLogs & ListSchedules & ListRejected & ListActions;
  POST: StartRun & CancelRun & RelaunchRun & Replay & Pause & Resume;
};
