import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Client } from 'pg';
import { from } from 'pg-copy-streams';

import type { ConvertedDocument } from './convert.ts';

/**
 * Copies lines into a table inside the caller's transaction. A line that PostgreSQL itself refuses (a number beyond
 * its range, JSON nested too deep) is found by halving and handed to `onRefused`; the others are copied.
 */
export const copyLines = async (
  client: Client,
  table: string,
  rows: readonly ConvertedDocument[],
  onRefused: (row: ConvertedDocument, reason: string) => Promise<void>,
): Promise<void> => {
  if (!rows.length) return;
  await client.query('savepoint copy_lines');
  try {
    await pipeline(Readable.from(blocks(rows)), client.query(from(`copy ${table} from stdin`)));
    await client.query('release savepoint copy_lines');
  } catch (error) {
    if (!isAboutData(error)) throw error;
    await client.query('rollback to savepoint copy_lines');
    const [only] = rows;
    if (rows.length === 1 && only)
      return onRefused(only, `PostgreSQL refuses it: ${(error as Error).message}`);
    const middle = Math.ceil(rows.length / 2);
    await copyLines(client, table, rows.slice(0, middle), onRefused);
    await copyLines(client, table, rows.slice(middle), onRefused);
  }
};

/** Lines joined to blocks: one write per line would cost more than the copy itself. */
function* blocks(rows: readonly ConvertedDocument[]): Iterable<string> {
  for (let start = 0; start < rows.length; start += 500)
    yield rows
      .slice(start, start + 500)
      .map((row) => row.line)
      .join('');
}

// Classes 22 and 54: the value is wrong or beyond a limit. Anything else is about the server, not about a row.
const isAboutData = (error: unknown): boolean => {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && (/^(22|54)/.test(code) || code === '23502');
};
