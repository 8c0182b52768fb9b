import '@testing-library/jest-dom';
import type { Problem } from '@rosetta/plugin-rosetta-core';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { fakeFinopsApi } from './testing/fakeFinopsApi';
import { renderCosts } from './testing/renderCosts';

const address = () => new URLSearchParams(screen.getByTestId('address').textContent ?? '');
const values = (selector: string) =>
  [...document.querySelectorAll(selector)].map((cell) => cell.getAttribute('data-value'));
const problem = (status: number, kind: string): Problem => ({
  type: `urn:rosetta:problem:${kind}`,
  title: kind,
  status,
  detail: 'What to do next.',
  requestId: 'r-1',
});

jest.setTimeout(30_000); // whole pages, on a busy machine

describe('the cost page', () => {
  it('writes its default period into the URL: the last 12 months with data', async () => {
    renderCosts(fakeFinopsApi().api, '');
    await waitFor(() => expect(Object.fromEntries(address())).toEqual({ from: '2023-10', to: '2024-10' }));
  });

  it('shows exact totals by currency, never added, with the change since the period before', async () => {
    renderCosts(fakeFinopsApi().api);
    await screen.findAllByRole('link', { name: 'Cloud' });
    expect(values('[data-kpi="total-USD"] data')[0]).toBe('20.52022672899');
    expect(values('[data-kpi="total-EUR"] data')[0]).toBe('1234.5');
    expect(document.querySelector('[data-kpi="total-USD"] [data-delta]')).toHaveAttribute(
      'data-delta',
      '10.52022672899',
    );
    expect(document.querySelector('[data-kpi="total-EUR"]')).toHaveTextContent('Nothing billed in Aug 2024');
    const publication = document.querySelector('[data-kpi="publication"]');
    expect(publication).toHaveTextContent('No. 17');
    expect(publication).toHaveTextContent('1 of 2');
    expect(publication).toHaveTextContent('5b0cfa1e');
  });

  it('says of each row its exact cost, and of each currency its total', async () => {
    renderCosts(fakeFinopsApi().api);
    await screen.findAllByRole('link', { name: 'Cloud' });
    expect(values('td[data-level="domain"][data-id="cloud"][data-currency="USD"]')).toEqual(['20.5']);
    expect(values('td[data-level="domain"][data-id="unclassified"]')).toEqual(['0.02022672899']);
    const totals = [...document.querySelectorAll('tr[data-total]')].map((row) => [
      row.getAttribute('data-currency'),
      row.getAttribute('data-total'),
    ]);
    expect(totals).toEqual([
      ['USD', '20.52022672899'],
      ['EUR', '1234.5'],
    ]);
  });

  it('goes down to the lines and up again by links alone, by keyboard', async () => {
    const user = userEvent.setup();
    renderCosts(fakeFinopsApi().api, '?from=2024-09&to=2024-10&currency=USD');
    const down = async (name: string) => {
      const link = await screen.findByRole('link', { name });
      link.focus();
      await user.keyboard('{Enter}');
    };
    await down('Cloud');
    const region = () => screen.getByRole('region', { name: 'What is consumed, and by whom' });
    await waitFor(() => expect(region()).toHaveFocus());
    await down('Family compute');
    await down('Product vm');
    await down('App pay');
    expect(await screen.findByRole('heading', { name: 'Billing lines' })).toBeInTheDocument();
    expect(Object.fromEntries(address())).toMatchObject({
      domain: 'cloud',
      family: 'compute',
      product: 'vm',
      application: 'pay',
    });
    await waitFor(() => expect(values('td[data-level="line"]')).toEqual(['15.00000000000000001']));

    const trail = screen.getByRole('navigation', { name: 'Breadcrumb' });
    await waitFor(() => expect(within(trail).getByRole('link', { name: 'Product vm' })).toBeInTheDocument());
    await down('Family compute');
    expect(await screen.findByRole('link', { name: 'Product vm' })).toBeInTheDocument();
    expect(region()).toHaveFocus();
    expect(address().has('product')).toBe(false);
  });

  it('opens the lines of any row, of its currency, page by page', async () => {
    const user = userEvent.setup();
    renderCosts(fakeFinopsApi().api);
    await user.click((await screen.findAllByRole('link', { name: '3 billing lines of Cloud' }))[0]!);
    expect(Object.fromEntries(address())).toMatchObject({ domain: 'cloud', currency: 'USD', view: 'lines' });
    await user.click(await screen.findByRole('button', { name: 'Load more' }));
    await waitFor(() =>
      expect(values('td[data-level="line"]')).toEqual(['15.00000000000000001', '4.99999999999999999']),
    );
    expect(document.querySelector('[data-ratio]')).toHaveAttribute('data-ratio', '0.25');
    expect(screen.getByText('Pool network')).toBeInTheDocument();
  });

  it('offers to start again when the lines were published again in between', async () => {
    let refusals = 1;
    const { api } = fakeFinopsApi((path, { cursor }) =>
      path === '/v1/costs/lines' && cursor && refusals-- > 0 ? problem(409, 'cursor-expired') : undefined,
    );
    const user = userEvent.setup();
    renderCosts(api, '?from=2024-09&to=2024-10&currency=USD&view=lines');
    await user.click(await screen.findByRole('button', { name: 'Load more' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'New figures were published while you were reading',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  });

  it.each([
    [403, 'forbidden', 'You may not see this'],
    [503, 'not-published', 'Nothing is published yet'],
    [500, 'internal', 'internal'],
  ])('says what a %i means, with the request id', async (status, kind, title) => {
    renderCosts(fakeFinopsApi(() => problem(status, kind)).api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent('r-1');
  });

  it('says when the filters leave nothing, and how to widen them', async () => {
    renderCosts(fakeFinopsApi().api, '?from=2024-09&to=2024-10&group=risk');
    expect(await screen.findByText('No cost for these filters')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'Clear filters' }));
    expect(address().has('group')).toBe(false);
  });

  it('says what of the link it cannot read', async () => {
    renderCosts(fakeFinopsApi().api, '?from=2024-13&to=2024-10&costKind=net');
    expect(await screen.findByText(/from=2024-13, which cannot be read/)).toBeInTheDocument();
    expect(screen.getByText(/costKind=net, which cannot be read/)).toBeInTheDocument();
  });

  it('asks every operation with the filters of the URL', async () => {
    const { api, calls } = fakeFinopsApi();
    renderCosts(
      api,
      '?from=2024-09&to=2024-10&currency=EUR&costKind=effective&domain=cloud&group=retail&category=Usage,Tax&split=shareKind',
    );
    await screen.findByRole('link', { name: 'Family compute' });
    const filter = {
      from: '2024-09',
      to: '2024-10',
      currency: 'EUR',
      costKind: 'effective',
      domainId: 'cloud',
      groupId: 'retail',
      chargeCategory: ['Usage', 'Tax'],
    };
    expect(calls).toContainEqual({
      path: '/v1/costs/tree',
      query: { ...filter, level: 'family', limit: 500, cursor: undefined },
    });
    expect(calls).toContainEqual({
      path: '/v1/costs/monthly',
      query: { ...filter, groupBy: 'shareKind', limit: 1000, cursor: undefined },
    });
  });

  it('asks again, once, for what an older publication answered, so that no two figures differ by generation', async () => {
    const { api, calls } = fakeFinopsApi(undefined, (path) => (path === '/v1/costs/monthly' ? 18 : 17));
    renderCosts(api);
    await screen.findAllByRole('link', { name: 'Cloud' });
    const asked = (path: string) => calls.filter((call) => call.path === path).length;
    await waitFor(() => expect(asked('/v1/publications/last')).toBe(2));
    await waitFor(() => expect(asked('/v1/costs/dimensions')).toBe(2));
    expect(asked('/v1/costs/monthly')).toBe(1);
  });

  it('has nothing serious for axe', async () => {
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null); // jsdom draws nothing, and says so aloud
    const { container } = renderCosts(fakeFinopsApi().api);
    await screen.findAllByRole('link', { name: 'Cloud' });
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id),
    ).toEqual([]);
  });
});
