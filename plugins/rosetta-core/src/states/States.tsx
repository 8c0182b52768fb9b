import type { ReactNode } from 'react';
import type { ProblemError } from '../operations/ProblemError';
import { LoadingRegion } from './LoadingRegion';
import { ProblemPanel } from './ProblemPanel';

/** The part of a query that decides what is drawn. */
export type Loadable<T> = {
  data: T | undefined;
  error: ProblemError | null;
  isFetching: boolean;
  refetch: () => unknown;
};

/** Draws one of four states: a skeleton of the final shape, the problem with a retry, the empty state, or the data. */
export const States = <T,>({
  of,
  skeleton,
  isEmpty,
  empty,
  children,
}: {
  of: Loadable<T>;
  skeleton: ReactNode;
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}) => {
  if (of.data !== undefined) return <>{isEmpty?.(of.data) ? empty : children(of.data)}</>;
  if (of.error)
    return <ProblemPanel error={of.error} isRetrying={of.isFetching} onRetry={() => of.refetch()} />;
  return <LoadingRegion>{skeleton}</LoadingRegion>;
};
