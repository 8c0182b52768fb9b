import { Client } from 'pg';

import { LoadError } from './errors.ts';

/** Runs `work` on one connection to the database that holds staging, and closes it after it. */
export const withStaging = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = clientOf(url);
  client.on('error', () => undefined); // the query that the loss interrupts reports it
  const where = URL.canParse(url) ? new URL(url).host : 'the given address';
  try {
    await client.connect();
  } catch (error) {
    throw new LoadError(
      `PostgreSQL at ${where} does not answer (${(error as Error).message}): start it or pass another --database.`,
    );
  }
  try {
    return await work(client);
  } catch (error) {
    if (!isLost(error)) throw error;
    throw new LoadError(
      `The connection to PostgreSQL at ${where} was lost (${(error as Error).message}): load again, it goes on from the last chunk.`,
    );
  } finally {
    await client.end().catch(() => undefined); // already lost
  }
};

const clientOf = (url: string): Client => {
  try {
    return new Client({ connectionString: url, application_name: 'rosetta-load' });
  } catch (error) {
    throw new LoadError(
      `The address of PostgreSQL cannot be read (${(error as Error).message}): write it as postgres://user:password@host:port/database.`,
    );
  }
};

// 57P is the server shutting down or ending the session; without a code the socket is gone.
const isLost = (error: unknown): boolean => {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(57P|08|ECONNRESET|EPIPE)/.test(code) || /connection (terminated|error)|not queryable/i.test(message)
  );
};
