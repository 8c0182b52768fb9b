import type { RunContext } from './context.ts';
import type { ReadSoFar } from './readRange.ts';

/** Whether more was rejected than the loader allows, and the words for how much; what an earlier run had read is not judged again. */
export const beyondLimit = (
  { loader }: Pick<RunContext, 'loader'>,
  { read, rejected, knownRead, knownRejected }: ReadSoFar,
): string | undefined => {
  const { share, rows } = loader.rejectAtMost;
  const fresh = { read: read - knownRead, rejected: rejected - knownRejected };
  if (fresh.rejected <= rows || fresh.rejected / fresh.read <= share) return undefined;
  return `${fresh.rejected} of ${fresh.read} rows broke the contract of ${loader.name}, more than the ${share * 100} % it allows`;
};

/** The document that was rejected first, and why: mostly it is one wrong path or format for all. */
export const firstRejected = async ({ client, loader, schema, runId }: RunContext): Promise<string> => {
  const { rows } = await client.query<{ raw_id: string; path: string; reason: string }>(
    `select raw_id, path, reason from ${schema}.rejected_row
     where loader = $1 and run_id = $2 order by landed_at, raw_id limit 1`,
    [loader.name, runId],
  );
  return rows.map(({ raw_id, path, reason }) => `The first is ${raw_id}, ${path}: ${reason}. `).join('');
};
