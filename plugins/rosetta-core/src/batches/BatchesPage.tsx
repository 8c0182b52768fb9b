import type { QueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import { RosettaPage } from '../page/RosettaPage';
import { ActionsPage } from './actions/ActionsPage';
import { BatchesProvider, type Batches } from './api/BatchesContext';
import { BatchNav } from './frame/BatchNav';
import { RejectedPage } from './rejected/RejectedPage';
import { RunPage } from './run/RunPage';
import { RunsPage } from './runs/RunsPage';

/**
 * The admin pages of a batch: runs and schedules, one run live, rejected rows, who did what.
 * The plugin gives its generated client; the service refuses whom the pages are not for.
 */
export const BatchesPage = ({
  title,
  description,
  icon,
  queryClient,
  batch,
  path,
  client,
}: {
  title: string;
  description: string;
  icon: ReactElement;
  /** Another cache than the shared one, for tests. */
  queryClient?: QueryClient;
} & Batches) => {
  const batches = useMemo(() => ({ batch, path, client }), [batch, path, client]);
  return (
    <RosettaPage title={title} description={description} icon={icon} queryClient={queryClient}>
      <BatchesProvider value={batches}>
        <BatchNav />
        <Routes>
          <Route path="runs/:runId" element={<RunPage />} />
          <Route path="rejected" element={<RejectedPage />} />
          <Route path="actions" element={<ActionsPage />} />
          <Route path="*" element={<RunsPage />} />
        </Routes>
      </BatchesProvider>
    </RosettaPage>
  );
};
