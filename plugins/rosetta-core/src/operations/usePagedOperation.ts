import {
  useInfiniteQuery,
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import type { Page } from './collectPages';
import type { ProblemError } from './ProblemError';
import { unwrap, type Reply } from './unwrap';

/** What a page sees of a list that is read page by page. */
export type PagedOperation<P> = UseInfiniteQueryResult<InfiniteData<P>, ProblemError>;

/** Runs one keyset-paged operation; `fetchNextPage` follows the cursor of the last page. */
export const usePagedOperation = <P extends Page<unknown>>(
  key: QueryKey,
  call: (cursor: string | undefined, signal: AbortSignal) => Promise<Reply<P>>,
  {
    enabled = true,
    refetchInterval,
  }: {
    enabled?: boolean;
    /** How long until the pages are asked again, in milliseconds, by what they hold; never without it. */
    refetchInterval?: (pages: P[] | undefined) => number | false;
  } = {},
): PagedOperation<P> =>
  useInfiniteQuery<P, ProblemError, InfiniteData<P>, QueryKey, string | undefined>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => unwrap(call(pageParam, signal)),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
    refetchInterval: refetchInterval && ((query) => refetchInterval(query.state.data?.pages)),
  });
