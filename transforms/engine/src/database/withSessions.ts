import type pg from 'pg';
import { cancelOn } from '../build/halt.ts';
import { connect } from './connect.ts';

/**
 * Does a piece of work with several sessions and ends them all, whatever comes of it: one that stayed open, because the
 * server had no room for the next, would keep the process alive.
 */
export const withSessions = async <Result>(
  open: { database: string; project: string; path: readonly string[]; number: number; signal?: AbortSignal },
  work: (clients: pg.Client[]) => Promise<Result>,
): Promise<Result> => {
  const opened = await Promise.allSettled(
    Array.from({ length: Math.max(1, open.number) }, () => connect(open.database, open.project, open.path)),
  );
  const clients = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = cancelOn(open.signal, open.database, clients);
  try {
    const refused = opened.find((each) => each.status === 'rejected');
    if (refused) throw refused.reason;
    return await work(clients);
  } finally {
    await stop();
    await Promise.all(clients.map((client) => client.end()));
  }
};
