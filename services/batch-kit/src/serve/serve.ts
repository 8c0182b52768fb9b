import { run as runQueue, type Runner } from 'graphile-worker';
import pg from 'pg';
import type { Logger } from 'pino';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { Batch } from '../declare.ts';
import { queueLogger } from '../observe/queueLogger.ts';
import { explain } from '../run/explain.ts';
import { Stop } from '../run/stop.ts';
import { prepare } from '../prepare.ts';
import { perform } from '../perform.ts';
import { workerName } from '../worker.ts';
import { lookAround } from './lookAround.ts';
import { startHttp } from './http.ts';
import { batchMetrics } from './metrics.ts';
import { startSchedules } from './schedules.ts';

/** A worker that serves a batch until it is stopped. */
export interface Serving {
  port: number;
  /** Begins nothing more, gives the run under way its grace, then hands it over. */
  stop: () => Promise<void>;
}

/** How often a worker looks for lost runs and missed times. */
const lookMs = 5_000;

/** Serves a batch: its schedules, what people ask for, what dead workers left. Waits for the database when it is not there yet. */
export const serve = async (batch: Batch, config: Config, log: Logger): Promise<Serving> => {
  const drain = new AbortController();
  const stop = new AbortController();
  const pool = new pg.Pool({
    connectionString: config.database,
    max: 4,
    application_name: `${batch.name} batch queue`,
  });
  const onLost = (error: Error) => log.warn({ reason: error.message }, 'a connection to PostgreSQL was lost');
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', onLost)); // also while a query of the queue has it
  let isReady = false;
  const http = await startHttp(config.port, {
    metrics: batchMetrics(pool, batch.name),
    isReady: async () => {
      if (!isReady || drain.signal.aborted) return false;
      await pool.query('select 1');
      return true;
    },
  });
  log.info({ port: http.port, worker: workerName }, `${batch.name} batch listens`);

  const performing = { batch, config, log, drain: drain.signal, stop: stop.signal };
  const work = async (): Promise<void> => {
    await prepare(batch, config);
    const schedules = await startSchedules(pool, batch.name, config.schedules, {
      log,
      makeUpMissed: config.makeUpMissed,
    });
    let queue: Runner | undefined;
    try {
      queue = await runQueue({
        pgPool: pool,
        concurrency: 1,
        noHandleSignals: true,
        pollInterval: 2_000,
        gracefulShutdownAbortTimeout: (config.graceSeconds + 60) * 1_000,
        logger: queueLogger((level, message) =>
          log[level === 'info' ? 'debug' : level]({ queue: true }, message),
        ),
        taskList: {
          [`batch:${batch.name}`]: async (payload) => {
            const { runId } = payload as { runId: string };
            const outcome = await perform(runId, performing);
            log.info({ runId, status: outcome.status }, `run ${outcome.status}`);
          },
        },
      });
      isReady = true;
      log.info(`${batch.name} batch takes runs`);
      let failed: Error | undefined;
      queue.promise.catch((error: Error) => (failed = error));
      while (!drain.signal.aborted && !failed) {
        await schedules.makeUp();
        await lookAround(config.database, batch.name, log);
        await sleep(lookMs, undefined, { signal: drain.signal }).catch(() => undefined);
      }
      if (failed) throw failed;
    } finally {
      isReady = false;
      await schedules.stop();
      await queue?.stop().catch(() => undefined); // it has stopped by itself
    }
  };
  const working = (async () => {
    while (!drain.signal.aborted) {
      try {
        await work();
      } catch (error) {
        log.error({ reason: explain(error) }, `the ${batch.name} batch cannot work now: again in 3 s`);
        await sleep(3_000, undefined, { signal: drain.signal }).catch(() => undefined);
      }
    }
  })();

  let stopping: Promise<void> | undefined;
  return {
    port: http.port,
    stop: () =>
      (stopping ??= (async () => {
        drain.abort(new Stop('shutdown', 'The worker ends'));
        const grace = setTimeout(
          () => stop.abort(new Stop('shutdown', 'The worker ends')),
          config.graceSeconds * 1_000,
        );
        await working;
        clearTimeout(grace);
        await http.close();
        await pool.end();
        log.info('stopped');
      })()),
  };
};
