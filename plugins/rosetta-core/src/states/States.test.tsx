import '@testing-library/jest-dom';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '../operations/ProblemError';
import { PortalStub } from '../testing/PortalStub';
import { EmptyState } from './EmptyState';
import { States, type Loadable } from './States';

const show = (of: Partial<Loadable<number[]>>) =>
  render(
    <PortalStub>
      <States
        of={{ data: undefined, error: null, isFetching: false, refetch: () => undefined, ...of }}
        skeleton={<p>skeleton</p>}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState title="Nothing" description="Widen the period." />}
      >
        {(rows) => <p>rows: {rows.join()}</p>}
      </States>
    </PortalStub>,
  );
const failure = (status: number, type: string) =>
  new ProblemError({
    type,
    title: 'Internal error',
    status,
    detail: 'Quote the request id.',
    requestId: 'r-1',
  });

describe('page states', () => {
  it('shows the skeleton while it loads, and says so', async () => {
    show({ isFetching: true });
    expect(await screen.findByText('skeleton')).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('Loading');
  });

  it('shows the data, even when a later call failed', async () => {
    show({ data: [1, 2], error: failure(500, 'x') });
    expect(await screen.findByText('rows: 1,2')).toBeInTheDocument();
  });

  it('shows the empty state with its next step', async () => {
    show({ data: [] });
    expect(await screen.findByText('Widen the period.')).toBeInTheDocument();
  });

  it('shows the service’s title, detail and request id, and tries again', async () => {
    const refetch = jest.fn();
    show({ error: failure(500, 'urn:rosetta:problem:internal'), refetch });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Internal error');
    expect(alert).toHaveTextContent('Quote the request id.');
    expect(alert).toHaveTextContent('r-1');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalledTimes(1);
  });

  it.each([
    [0, 'about:blank', 'The service cannot be reached'],
    [401, 'urn:rosetta:problem:unauthenticated', 'Your session has ended'],
    [403, 'urn:rosetta:problem:forbidden', 'You may not see this'],
    [503, 'urn:rosetta:problem:not-published', 'Nothing is published yet'],
    [409, 'urn:rosetta:problem:cursor-expired', 'New figures were published while you were reading'],
  ])('has its own words for %i %s', async (status, type, title) => {
    show({ error: failure(status, type) });
    expect(await screen.findByRole('alert')).toHaveTextContent(title);
  });
});
