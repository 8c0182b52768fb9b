import type { Logger } from 'pino';
import type { Held } from '../lock/holdBatch.ts';
import { workerName } from '../worker.ts';
import { explain } from './explain.ts';
import { watchCancel } from './watchCancel.ts';
import { RunLog } from './runLog.ts';
import { beginRun, endRun, type Run } from './runs.ts';
import { type Counts, declareSteps, type Step, writeStep } from './steps.ts';
import { cancelledBy, stopOf } from './stop.ts';

/** How a run ended for its worker. `gone`: it was not queued any more. `handedOver`: the worker ends, another one goes on. */
export interface Outcome {
  status: 'succeeded' | 'failed' | 'cancelled' | 'lost' | 'handedOver' | 'gone';
  message: string;
}

/** How a run that was begun ended. */
type Ended = Outcome & { status: Exclude<Outcome['status'], 'gone'> };

/** What a run is carried out with. */
export interface CarryOut {
  log: Logger;
  stepsOf: (run: Run) => Promise<readonly Step[]>;
  /** Aborted with a `Stop` when the worker must end, or whoever started the run gives it up. */
  stop: AbortSignal;
}

/**
 * Does a queued run, step by step, under the batch's lock. What fails or is stopped has published nothing, and what is
 * left of it is skipped.
 */
export const carryOut = async (
  held: Held,
  runId: string,
  { log, stepsOf, stop }: CarryOut,
): Promise<Outcome> => {
  const { client } = held;
  const run = await beginRun(client, runId);
  if (!run) return { status: 'gone', message: `Run ${runId} is not queued any more.` };
  const output = log.child({ runId, batch: run.batch });
  const lines = new RunLog(client, runId, output);
  const cancel = new AbortController();
  const unwatch = await watchCancel(held, runId, (who) => cancel.abort(cancelledBy(who)));
  const signal = AbortSignal.any([held.lost, cancel.signal, stop]);
  let outcome: Ended;
  try {
    lines.of(null)('info', introduce(run), { worker: workerName, inputs: run.inputs });
    outcome = await doSteps(held, run, { steps: await stepsOf(run), lines, signal });
  } catch (error) {
    outcome = await judge(held, run, { error, signal });
  }
  await unwatch();
  if (outcome.status === 'lost') {
    await lines.end();
    output.error(outcome.message);
    return outcome;
  }
  const level = outcome.status === 'succeeded' ? 'info' : outcome.status === 'failed' ? 'error' : 'warn';
  lines.of(null)(level, outcome.message);
  await lines.end();
  try {
    if (outcome.status === 'handedOver')
      await client.query('select ops.take_over($1, $2)', [run.batch, outcome.message]);
    else await endRun(client, runId, { status: outcome.status, message: outcome.message });
  } catch (error) {
    const lost = `How run ${runId} ended (${outcome.status}) could not be written down: ${explain(error)}`;
    output.error(lost);
    return { status: 'lost', message: lost };
  }
  return outcome;
};

const doSteps = async (
  held: Held,
  run: Run,
  { steps, lines, signal }: { steps: readonly Step[]; lines: RunLog; signal: AbortSignal },
): Promise<Ended> => {
  const { client } = held;
  await declareSteps(
    client,
    run.runId,
    steps.map(({ name }) => name),
  );
  const said: string[] = [];
  for (const [index, step] of steps.entries()) {
    const ended = await doStep(held, run, { step, position: index + 1, lines, signal });
    if (typeof ended === 'string') {
      said.push(ended);
      continue;
    }
    if (ended.status !== 'lost')
      for (let rest = index + 2; rest <= steps.length; rest++)
        await writeStep(client, run.runId, rest, { status: 'skipped', counts: {} });
    return ended;
  }
  return { status: 'succeeded', message: said.join(' ') };
};

/** How often a step that counts is written down. */
const progressMs = 500;

const doStep = async (
  held: Held,
  run: Run,
  { step, position, lines, signal }: { step: Step; position: number; lines: RunLog; signal: AbortSignal },
): Promise<string | Ended> => {
  const { client } = held;
  const { runId } = run;
  const say = lines.of(step.name);
  let counts: Counts = {};
  let written = counts;
  const write = async (status: 'running' | 'succeeded' | 'failed' | 'cancelled', message?: string) => {
    written = counts;
    await writeStep(client, runId, position, { status, counts, message });
  };
  const progress = setInterval(() => {
    if (counts !== written) void write('running').catch(() => undefined); // the end of the step writes it again
  }, progressMs);
  const started = performance.now();
  try {
    signal.throwIfAborted();
    await write('running');
    say('info', `${step.name} begins.`);
    const message = await step.work({
      runId,
      inputs: run.inputs,
      signal,
      say,
      count: (more) => (counts = { ...counts, ...more }),
      keep: async ({ publicationId, difference }) => {
        await client.query(
          `update ops.batch_run set publication_id = coalesce($2, publication_id), difference = coalesce($3, difference) where run_id = $1`,
          [runId, publicationId ?? null, difference === undefined ? null : JSON.stringify(difference)],
        );
      },
    });
    clearInterval(progress);
    await write('succeeded', message);
    say('info', message, { ms: Math.round(performance.now() - started), ...counts });
    return message;
  } catch (error) {
    clearInterval(progress);
    const outcome = await judge(held, run, { error, signal, step: step.name });
    if (outcome.status === 'lost') return outcome;
    if (outcome.status === 'failed') say('error', outcome.message, { stack: (error as Error).stack });
    await write(outcome.status === 'failed' ? 'failed' : 'cancelled', outcome.message);
    return outcome;
  }
};

/** What an error, or a stop, means for the run. */
const judge = async (
  held: Held,
  run: Run,
  { error, signal, step }: { error: unknown; signal: AbortSignal; step?: string },
): Promise<Ended> => {
  const where = step ? ` in step ${step}` : '';
  const stop = stopOf(signal);
  // A server that goes away ends the step's connection and ours: only ours decides whether the run may go on.
  if (stop?.kind === 'lost' || !(await held.isAlive()))
    return {
      status: 'lost',
      message: `The connection to PostgreSQL was lost${where} (${stop?.kind === 'lost' ? stop.message : explain(error)}): run ${run.runId} is taken over by the next worker, nothing was published by halves.`,
    };
  if (stop?.kind === 'cancelled')
    return { status: 'cancelled', message: `${stop.message}${where}; what was live is untouched.` };
  if (stop?.kind === 'shutdown')
    return {
      status: 'handedOver',
      message: `${workerName} was asked to end${where}: the run is handed over.`,
    };
  return { status: 'failed', message: explain(error) };
};

const introduce = ({ batch, command, trigger, schedule, requestedBy, takesOver }: Run): string => {
  const asked =
    trigger === 'schedule' ? `by schedule ${schedule}` : `for ${requestedBy ?? 'somebody unknown'}`;
  return `${batch} ${command} begins ${asked}${takesOver ? `, and takes over the lost run ${takesOver}` : ''}.`;
};
