import type pg from 'pg';
import { qualified } from '../database/quote.ts';
import type { Model } from '../project/types.ts';
import type { Diagnostic } from '../text/diagnostics.ts';
import { inNoPeriod } from './patchSql.ts';

/** Whether a row of an incremental model falls in no period, where no run would ever find it again. */
export const checkPeriods = async (
  client: pg.Client,
  model: Model,
  schema: string,
): Promise<Diagnostic | undefined> => {
  if (!model.incremental) return undefined;
  const { timeColumn, at } = model.incremental;
  const { rows } = await client.query<{ number: number }>(
    `select count(*)::int as number from ${qualified(schema, model.name)} where ${inNoPeriod(timeColumn)}`,
  );
  const { number } = rows[0]!;
  if (number === 0) return undefined;
  return {
    ...at,
    message: `${model.name}.${timeColumn} is null, or no date between the years 1 and 9998, in ${number} row${number === 1 ? '' : 's'}; every row of an incremental model belongs to a period`,
  };
};
