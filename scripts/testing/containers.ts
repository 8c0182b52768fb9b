import { GenericContainer, Wait } from 'testcontainers';
import { randomPassword } from '../servers/postgres.ts';
import type { TestServers } from './servers.ts';

const postgresImage = 'postgres:18-alpine';
const mongoImage = 'mongo:8.0';

/** Starts PostgreSQL and MongoDB in containers with data in memory; testcontainers removes them even when the test run is killed. */
export const startContainers = async (): Promise<TestServers> => {
  const password = randomPassword();
  const postgres = new GenericContainer(postgresImage)
    .withEnvironment({ POSTGRES_PASSWORD: password, PGDATA: '/dev/shm/pgdata' })
    .withSharedMemorySize(1024 ** 3)
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'])
    .withExposedPorts(5432)
    // The first start is the image's own initialisation.
    .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2));
  const mongo = new GenericContainer(mongoImage)
    .withTmpFs({ '/data/db': 'rw' })
    .withExposedPorts(27017)
    .withWaitStrategy(Wait.forLogMessage(/Waiting for connections/));
  const [database, raw] = await Promise.all([postgres.start(), mongo.start()]);
  return {
    postgresUrl: `postgres://postgres:${password}@${database.getHost()}:${database.getMappedPort(5432)}/postgres`,
    mongoUrl: `mongodb://${raw.getHost()}:${raw.getMappedPort(27017)}`,
    stop: async () => void (await Promise.all([database.stop(), raw.stop()])),
  };
};
