import pg from 'pg';

/** What an attempt waits for one lock at first: those who read in its way wait no longer than that. */
const first = 10;

/** How much longer each wait is than the one before, once waits grow. */
const growth = 1.7;

/** Attempts with the first wait: gaps between short reads are found by then. */
const patient = 8;

/**
 * The longest that an attempt may hold locks while it waits for others, in milliseconds: within PostgreSQL's
 * deadlock_timeout, so that the publish gives way before the server has to choose a victim.
 */
export const longestWait = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ ms: number }>(
    "select setting::int as ms from pg_settings where name = 'deadlock_timeout'",
  );
  return Math.max(first, Math.round(rows[0]!.ms * 0.9));
};

/**
 * How many milliseconds an attempt waits for one lock. Reads that overlap leave no gap: those that come later queue up
 * behind a wait, so one that is longer than a read gets past them. It grows each time, by chance a little less.
 */
export const lockWait = (attempt: number, longest: number, chance = Math.random()): number =>
  attempt <= patient
    ? first
    : Math.round(
        Math.max(first, Math.min(longest, first * growth ** (attempt - patient)) * (1 - chance / 4)),
      );

/**
 * Statements that take locks, to be sent in one text. The wait shrinks from each to the next, so that together they wait
 * no longer than the longest, and at first no longer than two waits: statement_timestamp() is when the text arrived.
 */
export const waiting = (statements: readonly string[], wait: number, longest: number): string[] => {
  if (statements.length === 0) return [];
  const whole = wait <= first ? 2 * wait : longest;
  const left = `${whole} - extract(epoch from clock_timestamp() - statement_timestamp()) * 1000`;
  const shrink = `select set_config('lock_timeout', greatest(1, least(${wait}, ${left}))::int::text, true)`;
  return [
    ...statements.flatMap((statement) => [shrink, statement]),
    `set local lock_timeout = ${first}`, // for what follows, while all is held
  ];
};

/** Whether a lock was not to be had: lock_not_available, deadlock_detected. */
export const isLockConflict = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '55P03' || error.code === '40P01');
