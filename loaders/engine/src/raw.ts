import { type Db, MongoClient, MongoNetworkError, MongoServerSelectionError } from 'mongodb';

import { LoadError } from './errors.ts';

/** Runs `work` on the raw database that the URL names (`raw` when it names none) and closes the connection after it. */
export const withRaw = async <T>(url: string, work: (db: Db) => Promise<T>): Promise<T> => {
  const client = await connect(url);
  try {
    return await work(client.db(databaseOf(url)));
  } catch (error) {
    if (!(error instanceof MongoNetworkError || error instanceof MongoServerSelectionError)) throw error;
    throw new LoadError(
      `The connection to the raw store at ${hostOf(url)} was lost (${error.message}): do the same again, it goes on from there.`,
    );
  } finally {
    await client.close();
  }
};

/** The database that an address names. Read by hand: an address of several hosts is no URL to JavaScript. */
export const databaseOf = (url: string): string =>
  decodeURIComponent(/^[^/?]*\/\/[^/?]*\/([^?]+)/.exec(url)?.[1] ?? 'raw');

const connect = async (url: string): Promise<MongoClient> => {
  try {
    // int64 as bigint: as numbers they lose digits above 2^53.
    return await new MongoClient(url, { serverSelectionTimeoutMS: 5_000, useBigInt64: true }).connect();
  } catch (error) {
    throw new LoadError(
      `The raw store at ${hostOf(url)} does not answer (${(error as Error).message}): start it or pass another --raw.`,
    );
  }
};

/** The hosts of an address, without who signs in. */
const hostOf = (url: string): string =>
  /^[^/?]*\/\/(?:[^/?]*@)?([^/?@]+)/.exec(url)?.[1] ?? 'the given address';
