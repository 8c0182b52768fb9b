import { createQueryClient } from '@rosetta/plugin-rosetta-core';
import { PortalStub } from '@rosetta/plugin-rosetta-core/src/testing/PortalStub';
import { render } from '@testing-library/react';
import { finopsApiRef, type FinopsApi } from '../api/finopsApi';
import { CostPage } from '../CostPage';

/** Shows the cost page over an API, at a URL, with a cache of its own. */
export const renderCosts = (api: FinopsApi, search = '?from=2024-09&to=2024-10') => {
  const apis = [[finopsApiRef, api]] as const;
  const queryClient = createQueryClient();
  return render(
    <PortalStub at={`/costs${search}`} apis={apis}>
      <CostPage queryClient={queryClient} />
    </PortalStub>,
  );
};
