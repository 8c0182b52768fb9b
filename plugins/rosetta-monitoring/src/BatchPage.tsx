import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { BatchesPage, type BatchClient } from '@rosetta/plugin-rosetta-core';
import { RiPulseLine } from '@remixicon/react';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { monitoringApiRef } from './api/monitoringApi';
import { batchPath } from './routes';
import { monitoringTranslationRef } from './translation/ref';

/** The admin pages of the monitoring batch, over this plugin's client. */
export const BatchPage = ({ queryClient }: { queryClient?: QueryClient }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const api = useApi(monitoringApiRef);
  // The generated client fits, or this line does not compile.
  const client = useCallback((): Promise<BatchClient> => api.client(), [api]);
  return (
    <BatchesPage
      title={t('batch.title')}
      description={t('batch.description')}
      icon={<RiPulseLine />}
      queryClient={queryClient}
      batch="monitoring"
      path={batchPath}
      client={client}
    />
  );
};
