import { sqlStateOf, Unavailable } from '@rosetta/service-kit';
import { type DatabasePool, type DatabaseTransactionConnection, sql } from 'slonik';
import { z } from 'zod';

const Publication = z.object({ id: z.number(), publishedAt: z.string() });

/** The publication that a read sees. */
export type Publication = z.infer<typeof Publication>;

/** What a read is given: its transaction, and the one publication that all its statements see. */
export interface MartsRead {
  tx: DatabaseTransactionConnection;
  publication: Publication;
}

/** The door to the marts. */
export interface Marts {
  read: <T>(use: (read: MartsRead) => Promise<T>) => Promise<T>;
}

const notPublished = (cause?: unknown) =>
  new Unavailable(
    'not-published',
    'Nothing published yet',
    'No FinOps data was published yet; run the FinOps batch and try again.',
    { retryAfter: 60, cause },
  );

/** The codes of a database that no build has touched: no schema, no table, or none that this role may see. */
const untouched = new Set(['3F000', '42P01', '42501']);

const lastPublication = async (tx: DatabaseTransactionConnection): Promise<Publication> => {
  try {
    // A publish takes this lock exclusively: while it is shared here, every statement sees the same generation.
    await tx.query(sql.unsafe`lock table ops.publication in access share mode`);
    const publication = await tx.maybeOne(sql.type(Publication)`
      select publication_id as id, published_at as "publishedAt"
      from ops.publication
      where project = 'finops'
      order by publication_id desc
      limit 1`);
    if (publication) return publication;
  } catch (error) {
    if (untouched.has(sqlStateOf(error) ?? '')) throw notPublished(error);
    throw error;
  }
  throw notPublished();
};

/** Opens the marts of a pool for reading: one transaction per request, bound to one publication. */
export const createMarts = (pool: DatabasePool): Marts => ({
  read: (use) => pool.transaction(async (tx) => use({ tx, publication: await lastPublication(tx) })),
});
