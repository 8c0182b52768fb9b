import { identityApiRef } from '@backstage/frontend-plugin-api';
import { createQueryClient } from '@rosetta/plugin-rosetta-core';
import { PortalStub } from '@rosetta/plugin-rosetta-core/src/testing/PortalStub';
import { render } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { finopsApiRef, type FinopsApi } from '../api/finopsApi';
import { BatchPage } from '../BatchPage';
import { batchPath } from '../routes';

const identity = { getBackstageIdentity: async () => ({ userEntityRef: 'user:default/ann' }) };

/** Shows the batch pages over an API, as Ann, at a path below theirs, with a cache of their own. */
export const renderBatch = (api: FinopsApi, at = '') => {
  const apis = [
    [finopsApiRef, api],
    [identityApiRef, identity],
  ] as const;
  const queryClient = createQueryClient();
  return render(
    <PortalStub at={`${batchPath}${at}`} apis={apis}>
      <Routes>
        <Route path={`${batchPath}/*`} element={<BatchPage queryClient={queryClient} />} />
      </Routes>
    </PortalStub>,
  );
};
