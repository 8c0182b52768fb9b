import '@testing-library/jest-dom';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { createQueryClient } from '@rosetta/plugin-rosetta-core';
import { PortalStub } from '@rosetta/plugin-rosetta-core/src/testing/PortalStub';
import { render, screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { monitoringApiRef, type MonitoringApi } from './api/monitoringApi';
import { BatchPage } from './BatchPage';
import { batchPath } from './routes';

const run = {
  runId: '5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52',
  batch: 'monitoring',
  command: 'run',
  trigger: 'schedule',
  schedule: 'hourly',
  status: 'succeeded',
  inputs: {},
  requestedAt: '2026-01-05T02:00:00.000Z',
  startedAt: '2026-01-05T02:00:00.410Z',
  finishedAt: '2026-01-05T02:02:05.410Z',
  message: '12 models published.',
};

describe('the monitoring batch', () => {
  it('is shown by the shared pages, over the monitoring API', async () => {
    const asked: string[] = [];
    const client = {
      GET: async (path: string) => {
        asked.push(path);
        const data = path.includes('schedules') ? { items: [] } : { items: [run], nextCursor: null };
        return { data, response: { ok: true, status: 200 } };
      },
    };
    const api = { client: async () => client } as unknown as MonitoringApi;
    render(
      <PortalStub
        at={batchPath}
        apis={[
          [monitoringApiRef, api],
          [identityApiRef, { getBackstageIdentity: async () => ({ userEntityRef: 'user:default/ann' }) }],
        ]}
      >
        <Routes>
          <Route path={`${batchPath}/*`} element={<BatchPage queryClient={createQueryClient()} />} />
        </Routes>
      </PortalStub>,
    );
    expect(await screen.findByText('12 models published.')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Monitoring batch' })).toBeInTheDocument();
    expect(new Set(asked)).toEqual(new Set(['/v1/batch-runs', '/v1/batch-schedules']));
  });
});
