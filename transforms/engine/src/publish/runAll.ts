import type pg from 'pg';

/** Sends statements in one text, if there are any. */
export const runAll = async (client: pg.Client, statements: readonly string[]): Promise<void> => {
  if (statements.length > 0) await client.query(statements.join(';\n'));
};
