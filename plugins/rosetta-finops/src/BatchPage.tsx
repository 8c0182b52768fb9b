import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { BatchesPage, type BatchClient } from '@rosetta/plugin-rosetta-core';
import { RiStackLine } from '@remixicon/react';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { finopsApiRef } from './api/finopsApi';
import { batchPath } from './routes';
import { finopsTranslationRef } from './translation/ref';

/** The admin pages of the FinOps batch, over this plugin's client. */
export const BatchPage = ({ queryClient }: { queryClient?: QueryClient }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const api = useApi(finopsApiRef);
  // The generated client fits, or this line does not compile.
  const client = useCallback((): Promise<BatchClient> => api.client(), [api]);
  return (
    <BatchesPage
      title={t('batch.title')}
      description={t('batch.description')}
      icon={<RiStackLine />}
      queryClient={queryClient}
      batch="finops"
      path={batchPath}
      client={client}
    />
  );
};
