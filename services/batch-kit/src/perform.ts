import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Batch } from './declare.ts';
import { holdBatch } from './lock/holdBatch.ts';
import { carryOut, type Outcome } from './run/carryOut.ts';
import { takeOver } from './run/runs.ts';
import { stepsOf } from './stepsOf.ts';

/** What a worker needs to do runs. */
export interface Performing {
  batch: Batch;
  config: Config;
  log: Logger;
  /** Aborted when nothing more is to be begun. */
  drain: AbortSignal;
  /** Aborted when what goes on must stop. */
  stop: AbortSignal;
}

/** How long to wait before the lock is asked for again. */
const waitMs = 1_000;

/** Does a queued run as soon as nobody else runs the batch; what its last worker left is marked lost first. */
export const perform = async (
  runId: string,
  { batch, config, log, drain, stop }: Performing,
): Promise<Outcome> => {
  let told = false;
  for (;;) {
    if (drain.aborted)
      return { status: 'handedOver', message: `Run ${runId} stays queued: the worker ends.` };
    const { held, ...other } = await holdBatch(config.database, batch.name);
    if (held) {
      try {
        const lost = await takeOver(held.client, batch.name);
        for (const each of lost) log.warn({ runId: each }, 'a lost run is asked for again');
        return await carryOut(held, runId, { log, stepsOf: stepsOf(batch, config), stop });
      } finally {
        await held.release();
      }
    }
    if (!told)
      log.info({ runId, holder: 'holder' in other ? other.holder : undefined }, 'the run waits for its turn');
    told = true;
    await sleep(waitMs, undefined, { signal: drain }).catch(() => undefined);
  }
};
