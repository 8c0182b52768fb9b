import { columnList } from '../declare/describe.ts';
import { throwIfCancelled } from '../errors.ts';
import type { RunContext } from './context.ts';
import type { Converted } from './convert.ts';
import { copyRows } from './copyRows.ts';
import { type Position, idText } from './range.ts';
import type { Reading } from './readRange.ts';
import { keepRejected } from './rejected.ts';
import { rejectedDocument } from './rejectedDocument.ts';
import { countRun } from './runs.ts';
import { transaction } from './transaction.ts';

/** A stretch of a collection, converted. */
export interface Chunk extends Converted {
  /** Documents read, those of parts that are not wanted included. */
  readonly read: number;
  /** Of these, what an earlier run had read already. */
  readonly known: number;
  readonly last: Position | undefined;
}

/** Stages one chunk: rows, rejections, position and run record in one transaction. */
export const stageChunk = async (context: RunContext, reading: Reading, chunk: Chunk): Promise<void> => {
  const { client, schema, loader, runId, converter, observe, incoming, command, signal } = context;
  const { collection, knownUntil } = reading;
  const { rows, read, nulReplaced } = chunk;
  const columns = columnList(loader);
  const rejected = [...chunk.rejected];
  const bytes = rows.data.length;
  const progress = { loader: loader.name, file: reading.label, rows: read, bytes };
  await observe({ step: 'read', ...progress });
  await transaction(client, async () => {
    await copyRows(client, `${incoming} (${columns})`, rows, (document, reason) => {
      rejected.push(rejectedDocument(document, '', reason));
    });
    await keepRejected(client, schema, { loader: loader.name, collection, runId }, rejected);
    const knownRejected = rejected.filter((row) => knownUntil && row.landedAt && row.landedAt <= knownUntil);
    await keepPosition(context, reading, chunk, rejected.length, knownRejected.length);
    const counts = { read, rejected: rejected.length, nulReplaced, bytes };
    await countRun(client, schema, runId, counts, converter.drift);
    await observe({ step: 'copied', ...progress });
  });
  await observe({ step: 'committed', ...progress });
  throwIfCancelled(signal, `The ${command} of ${loader.name}`);
};

const keepPosition = async (
  { client, schema, loader, runId }: RunContext,
  { name, collection }: Reading,
  { last, read, known }: Chunk,
  rejected: number,
  knownRejected: number,
): Promise<void> => {
  await client.query(
    `insert into ${schema}.watermark as mark
       (loader, collection, delivery, landed_at, raw_id, read, rejected, known_read, known_rejected, run_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (loader, delivery, collection) do update
       set landed_at = excluded.landed_at, raw_id = excluded.raw_id,
         read = mark.read + excluded.read, rejected = mark.rejected + excluded.rejected,
         known_read = mark.known_read + excluded.known_read,
         known_rejected = mark.known_rejected + excluded.known_rejected, run_id = excluded.run_id`,
    [
      loader.name,
      collection,
      name,
      last?.landedAt,
      idText(last?.id),
      read,
      rejected,
      known,
      knownRejected,
      runId,
    ],
  );
};
