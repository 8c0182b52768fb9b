import { userInfo } from 'node:os';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Batch } from '../declare.ts';
import { describeHolder, holdBatch } from '../lock/holdBatch.ts';
import { prepare } from '../prepare.ts';
import { carryOut } from '../run/carryOut.ts';
import { type Command, type Inputs, runOfCommandLine, takeOver } from '../run/runs.ts';
import { stepsOf } from '../stepsOf.ts';
import { exitCodeOf, exitCodes } from './exitCodes.ts';

/** What a command on the command line asks for. */
export interface Asked {
  command: Command;
  inputs: Inputs;
}

/** Who is at the terminal; a container's user has no name. */
export const whoAmI = (): string => {
  try {
    return userInfo().username;
  } catch {
    return 'command line';
  }
};

/** Does one run now, unless the batch runs elsewhere; returns the exit code. */
export const runOnce = async (
  batch: Batch,
  config: Config,
  { log, stop, asked: { command, inputs } }: { log: Logger; stop: AbortSignal; asked: Asked },
): Promise<number> => {
  await prepare(batch, config);
  const { held, ...other } = await holdBatch(config.database, batch.name);
  if (!held) {
    log.error(describeHolder(batch.name, 'holder' in other ? other.holder : undefined));
    return exitCodes.heldElsewhere;
  }
  try {
    await takeOver(held.client, batch.name);
    const runId = await runOfCommandLine(held.client, batch.name, { command, inputs, who: whoAmI() });
    const { status } = await carryOut(held, runId, { log, stepsOf: stepsOf(batch, config), stop });
    return exitCodeOf(status);
  } finally {
    await held.release();
  }
};
