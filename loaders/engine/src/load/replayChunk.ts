import { columnList, partColumnOf } from '../declare/describe.ts';
import { type CollectionLoader, isFileLoader } from '../declare/loader.ts';
import { applyRows } from './applyRows.ts';
import type { RunContext } from './context.ts';
import { copyRows } from './copyRows.ts';
import { dropSettledRejections } from './incoming.ts';
import { keepLost, keepRejected } from './rejected.ts';
import { rejectedDocument } from './rejectedDocument.ts';
import type { Reread } from './reread.ts';
import { countRun } from './runs.ts';
import { whyOutside } from './sweep.ts';
import { transaction } from './transaction.ts';

/** What became of documents that pass now and are no rows all the same. */
export interface Replayed {
  /** A newer document or delivery stands in their place: they are rejected no longer. */
  readonly superseded: number;
  /** Nothing of their delivery is staged: the next load reads it again, whole. */
  readonly waiting: number;
}

/** Stages what passes today's contract and keeps the rest with its reason of today, in one transaction. */
export const replayChunk = async (context: RunContext, documents: readonly Reread[]): Promise<Replayed> => {
  const { client, schema, loader, runId, converter } = context;
  return transaction(client, async () => {
    let still = 0;
    for (const collection of new Set(documents.map((each) => each.collection))) {
      const found = documents.flatMap((each) =>
        each.collection === collection ? (each.document ?? []) : [],
      );
      const outside = found.flatMap((document) => {
        const reason = whyOutside(document);
        return reason ? rejectedDocument(document, 'landedAt', reason) : [];
      });
      const { rows, rejected } = converter.convert(found.filter((document) => !whyOutside(document)));
      const all = [...outside, ...rejected];
      await copyRows(client, `pg_temp.chunk (${columnList(loader)})`, rows, (document, reason) => {
        all.push(rejectedDocument(document, '', reason));
      });
      await keepRejected(client, schema, { loader: loader.name, collection, runId }, all);
      still += all.length;
    }
    const lost = documents.filter(({ document }) => !document);
    await keepLost(client, schema, { loader: loader.name, runId }, lost);
    still += lost.length;
    const waiting = await leaveWaiting(context);
    await dropSettledRejections(context, 'pg_temp.chunk');
    const { written, replaced } = await stage(context);
    await countRun(client, schema, runId, {
      read: documents.length,
      rejected: still,
      written,
      replaced,
    });
    return { waiting, superseded: documents.length - still - waiting - written };
  });
};

/** Takes rows out of the chunk whose delivery has nothing staged in their part; a file that was settled so is read again by the next load. */
const leaveWaiting = async ({ client, schema, loader }: RunContext): Promise<number> => {
  const [part] = partColumnOf(loader);
  if (part === undefined) return 0;
  const { rows } = await client.query<{ _delivery: string }>(
    `delete from pg_temp.chunk as row
     where not exists (select from ${schema}.delivery_part as staged
       where staged.loader = $1 and staged.part = row.${part}
         and (staged.delivery = row._delivery or staged.landed_at > row._landed_at))
     returning _delivery`,
    [loader.name],
  );
  await client.query(`delete from ${schema}.delivery where loader = $1 and delivery = any($2)`, [
    loader.name,
    [...new Set(rows.map((row) => row._delivery))],
  ]);
  return rows.length;
};

const stage = async (context: RunContext): Promise<{ written: number; replaced: number }> => {
  const { client, schema, loader } = context;
  const [part] = partColumnOf(loader);
  const theirs =
    part === undefined
      ? 'pg_temp.chunk'
      : `(select row.* from pg_temp.chunk as row
          join ${schema}.delivery_part as staged on staged.part = row.${part} and staged.delivery = row._delivery
          where staged.loader = '${loader.name.replaceAll("'", "''")}') as arrived`;
  if (!isFileLoader(loader)) return applyRows(context as RunContext<CollectionLoader>, theirs);
  const columns = columnList(loader);
  const come = await client.query(
    `insert into ${loader.into.table} (${columns}) select ${columns} from ${theirs} on conflict (_id) do nothing`,
  );
  return { written: come.rowCount ?? 0, replaced: 0 };
};
