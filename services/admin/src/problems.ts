import { BadRequest, Conflict, NotFound, sqlStateOf, Unavailable } from '@rosetta/service-kit';

/** The codes of a database that no batch has touched: no schema, no table, no function, or none that this role may use. */
const untouched = new Set(['3F000', '42P01', '42883', '42501']);

/** The sentence that the database raised, wherever the driver has put it. */
const sentenceOf = (error: unknown): string => {
  let current = error as { code?: unknown; cause?: unknown; message?: string } | undefined;
  while (current && typeof current.code !== 'string') current = current.cause as typeof current;
  return current?.message ?? String(error);
};

/** Says what the batch's own functions refused, in their words, or that there is no batch yet; anything else stays as it is. */
export const toAdminProblem = (error: unknown, batch: string): unknown => {
  const state = sqlStateOf(error) ?? '';
  if (state === 'RB404') return new NotFound(sentenceOf(error));
  if (state === 'RB409') return new Conflict('conflict', 'Conflict', sentenceOf(error));
  if (state === 'RB400') return new BadRequest([{ pointer: '/body', detail: sentenceOf(error) }]);
  if (!untouched.has(state)) return error;
  return new Unavailable(
    'no-batch',
    'No batch yet',
    `The ${batch} batch has never run on this database; start it once, then try again.`,
    { retryAfter: 60, cause: error },
  );
};
