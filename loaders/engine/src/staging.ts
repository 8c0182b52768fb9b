import { Client } from 'pg';

import { LoadError } from './errors.ts';

/** Runs `work` on one connection to the database that holds staging, and closes it after it. */
export const withStaging = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, application_name: 'rosetta-load' });
  client.on('error', () => undefined); // the query that the loss interrupts reports it
  try {
    await client.connect();
  } catch (error) {
    const where = URL.canParse(url) ? new URL(url).host : 'the given address';
    throw new LoadError(
      `PostgreSQL at ${where} does not answer (${(error as Error).message}): start it or pass another --database.`,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
