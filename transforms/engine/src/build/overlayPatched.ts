import type pg from 'pg';
import { qualified } from '../database/quote.ts';
import type { Patch } from '../plan/types.ts';
import type { Model } from '../project/types.ts';
import type { Building } from './buildModel.ts';
import { patchedQuery, patchedRelation } from './patchSql.ts';

/** Makes the view through which a run reads a patched relation: the rows that stay and the new ones, columns in their order. */
export const overlayPatched = async (
  client: pg.Client,
  model: Model,
  patch: Patch,
  { run }: Pick<Building, 'run'>,
): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [qualified(model.schema, model.name)],
  );
  const relation = patchedRelation(
    model,
    run.patch,
    rows.map(({ name }) => name),
  );
  await client.query(
    `create view ${qualified(run.overlay, model.name)} as\n${patchedQuery(patch, relation)}`,
  );
};
