import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RosettaPage } from '@rosetta/plugin-rosetta-core';
import { RiMoneyDollarCircleLine } from '@remixicon/react';
import type { QueryClient } from '@tanstack/react-query';
import { CostDashboard } from './CostDashboard';
import { finopsTranslationRef } from './translation/ref';

/** The cost page. Everything the reader chose is in the URL, so a link is a screenshot that stays true. */
export const CostPage = ({ queryClient }: { queryClient?: QueryClient }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <RosettaPage
      title={t('page.title')}
      icon={<RiMoneyDollarCircleLine />}
      description={t('page.description')}
      queryClient={queryClient}
    >
      <CostDashboard />
    </RosettaPage>
  );
};
