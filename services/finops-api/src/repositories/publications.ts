import type { Scope } from '@rosetta/access';
import { type CommonQueryMethods, sql } from 'slonik';
import { z } from 'zod';

const Publication = z.object({
  id: z.number(),
  publishedAt: z.string(),
  runId: z.string(),
  models: z.array(z.object({ name: z.string(), action: z.string() })),
});

/** Reads what was published. */
export const publications = (db: CommonQueryMethods) => ({
  /** One publication with its models; it holds no figures, so every scope sees the same. */
  byId: (_scope: Scope, id: number) =>
    db.one(sql.type(Publication)`
      select publication_id as id, published_at as "publishedAt", run_id as "runId", models
      from ops.publication
      where publication_id = ${id}`),
});
