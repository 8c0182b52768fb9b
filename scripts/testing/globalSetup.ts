import { startTestServers, type TestServers } from './servers.ts';

/** Starts the servers that all test files share, and tells the workers and the teardown where they are. */
export default async function globalSetup(): Promise<void> {
  const servers = await startTestServers();
  (globalThis as { rosettaTestServers?: TestServers }).rosettaTestServers = servers;
  process.env.ROSETTA_TEST_POSTGRES_URL = servers.postgresUrl;
  process.env.ROSETTA_TEST_MONGO_URL = servers.mongoUrl;
}
