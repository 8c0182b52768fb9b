import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../servers/paths.ts';
import { Problem } from '../servers/problem.ts';
import type { DemoContext } from './context.ts';
import { runLines } from './runLines.ts';
import { rawUrl } from './servers/raw.ts';

/** The batches of the demo, in the order in which they fill it. */
export const batches = ['finops', 'monitoring'] as const;

export type BatchName = (typeof batches)[number];

/** What a batch says when another worker has its lock; its README lists the codes. */
const heldElsewhere = 3;

/** What a batch's process is given, beside what is pulled from where. */
export const batchEnvironment = (context: DemoContext, batch: BatchName): Record<string, string> => ({
  DATABASE_URL: context.databaseUrl(`${batch}_db`, `${batch}_owner`),
  MONGO_URL: rawUrl(),
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
});

/** The program of a batch. */
export const batchMain = (batch: BatchName): string => join(root, `services/${batch}-batch/src/main.ts`);

/**
 * Runs a batch once, when its turn has come; returns its last words.
 * @throws Problem with them when it failed.
 */
export const runBatch = async (
  context: DemoContext,
  batch: BatchName,
  args: string[],
  { log, say = () => undefined }: { log: string; say?: (line: string) => void },
): Promise<string> => {
  for (;;) {
    const { code, last } = await runLines(process.execPath, [batchMain(batch), ...args], {
      env: batchEnvironment(context, batch),
      log,
      say,
    });
    if (code === 0) return last.replace(/\.$/, '');
    if (code !== heldElsewhere) throw new Problem(`The ${batch} batch ended with exit code ${code}: ${last}`);
    await sleep(2_000);
  }
};
