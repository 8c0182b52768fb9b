import pg from 'pg';
import { type Closed, type Closing, closeMonths, openMonths, sealMonths } from '../closing/closeMonths.ts';
import type { Inputs } from '../run/runs.ts';
import type { Say } from '../run/runLog.ts';
import type { Step } from '../run/steps.ts';

/** The month before which everything ended at least so many days ago; without a number nothing more is closed. */
export const closedBefore = (afterDays: number | undefined, now = new Date()): string =>
  afterDays === undefined
    ? '1000-01'
    : new Date(now.getTime() - afterDays * 86_400_000).toISOString().slice(0, 7);

const withClient = async <T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: database, application_name: 'batch closing' });
  client.on('error', () => undefined); // the query that the loss interrupts reports it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Closes the months that are due; what a load changed in closed ones waits for a reprocess. */
export const closeStep = (database: string, closing: Closing): Step => ({
  name: 'closed months',
  work: async ({ say, count }) => {
    const { months, late } = await withClient(database, (client) => closeMonths(client, closing));
    sayLate(say, late);
    count({ read: late.reduce((sum, { rows }) => sum + rows, 0) });
    const closed = months.length ? `Closed: ${months.join(', ')}.` : '';
    const waits = late.length ? `${late.length} late deliveries of closed months wait for a reprocess.` : '';
    return [closed, waits].filter(Boolean).join(' ') || 'Closed months are as they were.';
  },
});

const sayLate = (say: Say, late: Closed['late']): void => {
  for (const { part, month, rows } of late)
    say(
      'warn',
      `${month} is closed: ${rows} rows of ${part} came late and wait; reprocess ${month} to take them in.`,
      { month, part, rows },
    );
};

/** Takes late rows of the months in, before they are built. Should the build fail, the next run puts the closed ones back. */
export const openStep = (database: string, closing: Closing): Step => ({
  name: 'late rows',
  work: ({ inputs }) => takeIn(database, closing, inputs),
});

/** Closes the months again with what was published. */
export const sealStep = (database: string, closing: Closing): Step => ({
  name: 'close again',
  work: async ({ inputs: { from, to } }) => {
    await withClient(database, (client) => sealMonths(client, closing, { from: from!, to: to! }));
    return 'Closed months are as published.';
  },
});

/** Lets work see the months with their late rows, and puts the closed ones back after it. */
export const opened =
  (database: string, closing: Closing) =>
  async <T>(inputs: Inputs, say: Say, work: () => Promise<T>): Promise<T> => {
    say('info', await takeIn(database, closing, inputs));
    try {
      return await work();
    } finally {
      await withClient(database, (client) => closeMonths(client, closing)).catch((error: Error) =>
        say('warn', `Late rows could not be put aside again; the next run does it: ${error.message}`),
      );
    }
  };

const takeIn = async (database: string, closing: Closing, { from, to }: Inputs): Promise<string> => {
  const parts = await withClient(database, (client) => openMonths(client, closing, { from: from!, to: to! }));
  return parts.length
    ? `${parts.length} late deliveries are taken in: ${parts.join(', ')}.`
    : 'No late rows wait for these months.';
};
