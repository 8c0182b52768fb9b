import { randomUUID } from 'node:crypto';
import { MongoClient, type Db } from 'mongodb';

export type TestRaw = {
  /** The server's URL with the database's name as its path. */
  url: string;
  db: Db;
  client: MongoClient;
  drop: () => Promise<void>;
};

/** A raw database of the test file's own, empty. Call `drop` in afterAll. */
export const createTestRaw = async (): Promise<TestRaw> => {
  const server = process.env.ROSETTA_TEST_MONGO_URL;
  if (!server)
    throw new Error(
      'ROSETTA_TEST_MONGO_URL is not set: run the test through Jest, whose globalSetup starts the raw store.',
    );
  const address = new URL(server);
  address.pathname = `/t_${randomUUID().replaceAll('-', '')}`;
  const client = await new MongoClient(address.href).connect();
  const db = client.db();
  return {
    url: address.href,
    db,
    client,
    drop: async () => {
      await db.dropDatabase();
      await client.close();
    },
  };
};
