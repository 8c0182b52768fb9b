import type pg from 'pg';
import { cancelOn } from '../build/halt.ts';
import { connect } from './connect.ts';

/** What sessions are opened with: so many at once, and no more than `number` in all. */
interface Open {
  database: string;
  project: string;
  path: readonly string[];
  number: number;
  /** How many are opened before the work begins; all when not given. */
  first?: number;
  signal?: AbortSignal;
}

/** Opens one more session; nothing when there are as many as there may be. It is among the clients once it is open. */
export type More = () => Promise<pg.Client> | undefined;

/**
 * Does a piece of work with several sessions and ends them all, whatever comes of it: one that stayed open, because the
 * server had no room for the next, would keep the process alive.
 */
export const withSessions = async <Result>(
  open: Open,
  work: (clients: pg.Client[], more: More) => Promise<Result>,
): Promise<Result> => {
  const clients: pg.Client[] = [];
  const opening: Promise<pg.Client>[] = [];
  const one = (): Promise<pg.Client> => {
    const opened = connect(open.database, open.project, open.path).then((client) => {
      clients.push(client);
      return client;
    });
    opening.push(opened);
    return opened;
  };
  const most = Math.max(1, open.number);
  const stop = cancelOn(open.signal, open.database, clients);
  try {
    const first = Math.min(most, open.first ?? most);
    const refused = (await Promise.allSettled(Array.from({ length: first }, one))).find(
      (each) => each.status === 'rejected',
    );
    if (refused) throw refused.reason;
    return await work(clients, () => (opening.length < most ? one() : undefined));
  } finally {
    await Promise.allSettled(opening);
    await stop();
    await Promise.all(clients.map((client) => client.end()));
  }
};

/** Opens sessions until there are so many, or as many as there may be. */
export const openUpTo = async (number: number, clients: pg.Client[], more: More): Promise<pg.Client[]> => {
  const missing = Array.from({ length: Math.max(0, number - clients.length) }, () => more());
  await Promise.all(missing);
  return clients;
};
