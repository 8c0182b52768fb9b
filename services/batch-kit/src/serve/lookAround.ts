import type { Logger } from 'pino';
import { holdBatch } from '../lock/holdBatch.ts';
import { takeOver } from '../run/runs.ts';

/**
 * When nobody runs the batch: marks what a dead worker left as lost and asks for it again, and wakes somebody for what has
 * been queued for long, whose job died with its worker.
 */
export const lookAround = async (database: string, batch: string, log: Logger): Promise<void> => {
  const { held } = await holdBatch(database, batch);
  if (!held) return;
  try {
    const taken = await takeOver(held.client, batch);
    for (const runId of taken)
      log.warn({ runId }, 'a run has lost its worker; it is marked lost and asked for again');
    await held.client.query(
      `select ops.enqueue_run(batch, run_id) from ops.batch_run
       where batch = $1 and status = 'queued' and requested_at < now() - interval '15 seconds'`,
      [batch],
    );
  } finally {
    await held.release();
  }
};
