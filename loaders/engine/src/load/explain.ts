import type { Client } from 'pg';

import type { Loader } from '../declare/loader.ts';
import { LoadError } from '../errors.ts';

/** Runs work on a loader's tables and says in one sentence what the server could not do, where a person can help. */
export const explained = async <T>(client: Client, loader: Loader, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw await explanation(client, loader, error);
  }
};

const explanation = async (client: Client, loader: Loader, error: unknown): Promise<unknown> => {
  const { code, message } = error as { code?: string; message: string };
  const kept = 'what readers see is as it was, and the next load goes on from the last chunk';
  switch (code) {
    case '53100':
      return new LoadError(
        `${loader.into.table}: the disk of PostgreSQL is full (${message}): free space, then load again; ${kept}.`,
      );
    case '55P03':
      return new LoadError(
        `${loader.into.table}: ${await holders(client, loader)} for longer than a load waits: end it, then load again; ${kept}.`,
      );
    case '42501':
      return new LoadError(
        `${loader.into.table}: the role of the load may not do this (${message}): grant it, then load again.`,
      );
    default:
      return error;
  }
};

/** Who holds the table: the load's role sees at least the process and its name. */
const holders = async (client: Client, loader: Loader): Promise<string> => {
  const { rows } = await client.query<{ holder: string }>(
    `select distinct coalesce(nullif(application_name, ''), usename, 'a process') || ' (pid ' || pid || ')' as holder
     from pg_locks join pg_stat_activity using (pid)
     where relation = to_regclass($1) and granted and pid <> pg_backend_pid()`,
    [loader.into.table],
  );
  return rows.length
    ? `${rows.map((row) => row.holder).join(', ')} has locked it`
    : 'another session has locked it';
};
