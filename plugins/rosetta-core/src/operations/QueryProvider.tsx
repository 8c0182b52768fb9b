import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemError } from './ProblemError';

// A refusal stays a refusal: only a failure that may pass is worth a second call.
const isPassing = (error: Error) =>
  error instanceof ProblemError &&
  (error.kind === 'unreachable' || [502, 504].includes(error.problem.status));

/** Builds the cache of API answers: fresh for a minute, then asked again when the page is looked at. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: (failures, error) => failures < 1 && isPassing(error),
        networkMode: 'always',
      },
    },
  });

const shared = createQueryClient();

/** Gives a page the shared cache of API answers, so that going back costs no call. */
export const QueryProvider = ({
  client = shared,
  children,
}: {
  client?: QueryClient;
  children: ReactNode;
}) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
