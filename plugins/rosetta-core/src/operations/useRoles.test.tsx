import '@testing-library/jest-dom';
import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import { render, screen } from '@testing-library/react';
import { PortalStub } from '../testing/PortalStub';
import { useRoles } from './useRoles';

const Roles = () => <p>roles: {useRoles()?.join() ?? 'unknown'}</p>;
const show = (fetch: () => Promise<object>) => {
  const asked: string[] = [];
  const apis = [
    [discoveryApiRef, { getBaseUrl: async (id: string) => `http://portal/api/${id}` }],
    [fetchApiRef, { fetch: async (url: string) => (asked.push(url), fetch()) }],
  ] as const;
  render(
    <PortalStub apis={apis}>
      <Roles />
    </PortalStub>,
  );
  return asked;
};

describe('roles', () => {
  it('are those that the gateway tells', async () => {
    const asked = show(async () => ({ ok: true, json: async () => ({ roles: ['Rosetta_Admin'] }) }));
    expect(screen.getByText('roles: unknown')).toBeInTheDocument();
    expect(await screen.findByText('roles: Rosetta_Admin')).toBeInTheDocument();
    expect(asked).toEqual(['http://portal/api/rosetta/me']);
  });

  it.each([
    ['refuses', async () => ({ ok: false, status: 401 })],
    ['is gone', async () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('are none when the gateway %s', async (_, fetch) => {
    show(fetch);
    expect(await screen.findByText('roles:')).toBeInTheDocument();
  });
});
