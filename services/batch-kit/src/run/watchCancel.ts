import type { Held } from '../lock/holdBatch.ts';
import { beat } from './runs.ts';

/** How often a run says that it is alive, and looks whether it was cancelled. */
const beatMs = 5_000;

/** Keeps a run's heartbeat, and tells once when somebody asks for it to be cancelled. Returns how to stop watching. */
export const watchCancel = async (
  { client, lost }: Held,
  runId: string,
  cancelled: (who: string) => void,
): Promise<() => Promise<void>> => {
  const look = async (): Promise<void> => {
    const who = await beat(client, runId).catch(() => null); // a lost session says so by itself
    if (who !== null) cancelled(who);
  };
  const hear = ({ payload }: { payload?: string | undefined }): void => {
    if (payload === runId) void look();
  };
  client.on('notification', hear);
  await client.query('listen rosetta_batch_cancel');
  await look(); // it may have been asked before we listened
  const timer = setInterval(() => void look(), beatMs);
  return async () => {
    clearInterval(timer);
    client.off('notification', hear);
    if (!lost.aborted) await client.query('unlisten rosetta_batch_cancel').catch(() => undefined);
  };
};
