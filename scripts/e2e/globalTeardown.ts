import type { Guard } from '../testing/guard.ts';

/** Stops the demo that globalSetup started and deletes its folder. */
export default async function globalTeardown(): Promise<void> {
  await (globalThis as { rosettaE2e?: Guard }).rosettaE2e?.release();
}
