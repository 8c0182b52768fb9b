import { setTimeout as sleep } from 'node:timers/promises';

/** Tries until it holds, for as long as a busy machine may need. */
export const eventually = async (holds: () => Promise<void>, patienceMs = 20_000): Promise<void> => {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
};
