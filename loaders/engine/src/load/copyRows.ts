import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Client } from 'pg';
import { from } from 'pg-copy-streams';

import { copyHeader, type CopyRows, copyTrailer, sliceRows } from '../bson/rows.ts';

/**
 * Copies rows into a table inside the caller's transaction. A row that PostgreSQL itself refuses (a number beyond its
 * range, JSON nested too deep) is found by halving and its document handed to `onRefused`; the others are copied.
 */
export const copyRows = async (
  client: Client,
  table: string,
  rows: CopyRows,
  onRefused: (document: Buffer, reason: string) => void | Promise<void>,
): Promise<void> => {
  const many = rows.ends.length;
  if (!many) return;
  await client.query('savepoint copy_rows');
  try {
    await pipeline(
      Readable.from(blocks(rows.data)),
      client.query(from(`copy ${table} from stdin (format binary)`)),
    );
    await client.query('release savepoint copy_rows');
  } catch (error) {
    await client.query('rollback to savepoint copy_rows').catch(() => undefined); // a lost connection has none
    if (!isAboutData(error)) throw error;
    if (many === 1)
      return onRefused(rows.documents[0] as Buffer, `PostgreSQL refuses it: ${(error as Error).message}`);
    const middle = Math.ceil(many / 2);
    await copyRows(client, table, sliceRows(rows, 0, middle), onRefused);
    await copyRows(client, table, sliceRows(rows, middle, many), onRefused);
  }
};

/** Pieces that the socket takes while the next one is written: of one piece of a chunk's size it would make a copy. */
function* blocks(data: Buffer): Iterable<Buffer> {
  yield copyHeader;
  for (let at = 0; at < data.length; at += 262_144) yield data.subarray(at, at + 262_144);
  yield copyTrailer;
}

// Classes 22 and 54: the value is wrong or beyond a limit. Anything else is about the server, not about a row.
const isAboutData = (error: unknown): boolean => {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && (/^(22|54)/.test(code) || code === '23502');
};
