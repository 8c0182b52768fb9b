import type { TestServers } from './servers.ts';

/** Ends the servers that globalSetup started. */
export default async function globalTeardown(): Promise<void> {
  await (globalThis as { rosettaTestServers?: TestServers }).rosettaTestServers?.stop();
}
