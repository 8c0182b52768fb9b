import type { Scope } from '@rosetta/access';
import type { Admin } from '../createAdmin.ts';
import { hasEnded } from '../reads/runs.ts';
import type { Run, Step } from '../repositories/batchRuns.ts';
import type { LogLine } from '../repositories/runLogs.ts';

/** One event of a run's live log. */
export type RunEvent =
  { event: 'line'; id: string; data: LogLine } | { event: 'step'; data: Step } | { event: 'run'; data: Run };

/** Lines that are read at once: a long log is passed on in pieces, so that a slow reader costs no memory. */
const linesAtOnce = 500;

/** Which run to follow, and from where. */
export interface Following {
  runId: string;
  /** The last line that the caller has. */
  after: number;
  signal: AbortSignal;
}

/**
 * Tells a run as it happens: the lines after `after`, every step and the run as they are, then whatever changes, until the run has ended.
 * Everything is read from the tables: a notification only says when to look, so a lost one costs time and never a line.
 */
export async function* followRun(
  { runs, logs, changes }: Pick<Admin, 'runs' | 'logs' | 'changes'>,
  scope: Scope,
  { runId, after, signal }: Following,
): AsyncGenerator<RunEvent> {
  const watch = changes.watch(runId);
  const told = new Map<string, string>();
  const isNews = (name: string, value: unknown): boolean => {
    const text = JSON.stringify(value);
    if (told.get(name) === text) return false;
    told.set(name, text);
    return true;
  };
  let line = after;
  try {
    while (!signal.aborted) {
      // The run before its lines: of one that has ended then, every line is there.
      const run = await runs.byId(scope, runId);
      if (!run) return;
      const steps = await runs.steps(scope, runId);
      for (let more = true; more && !signal.aborted;) {
        const found = await logs.list(scope, runId, { after: line, limit: linesAtOnce });
        for (const data of found) {
          line = data.line;
          yield { event: 'line', id: String(line), data };
        }
        more = found.length > linesAtOnce;
      }
      for (const data of steps) if (isNews(`step ${data.position}`, data)) yield { event: 'step', data };
      if (isNews('run', run)) yield { event: 'run', data: run };
      if (hasEnded(run)) return;
      await watch.changed(signal);
    }
  } finally {
    watch.close();
  }
}
