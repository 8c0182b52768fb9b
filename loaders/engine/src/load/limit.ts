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
