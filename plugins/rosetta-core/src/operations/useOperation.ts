import { useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import type { ProblemError } from './ProblemError';
import { unwrap, type Reply } from './unwrap';

/** What a page sees of one API call. */
export type Operation<T> = UseQueryResult<T, ProblemError>;

/** Runs one operation of a generated client; the key is its operationId and its parameters. */
export const useOperation = <T>(
  key: QueryKey,
  call: (signal: AbortSignal) => Promise<Reply<T>>,
  {
    enabled = true,
    refetchInterval,
  }: {
    enabled?: boolean;
    /** How long until it is asked again, in milliseconds, by what was answered last; never without it. */
    refetchInterval?: (data: T | undefined) => number | false;
  } = {},
): Operation<T> =>
  useQuery<T, ProblemError>({
    queryKey: key,
    queryFn: ({ signal }) => unwrap(call(signal)),
    enabled,
    refetchInterval: refetchInterval && ((query) => refetchInterval(query.state.data)),
  });
