import '@testing-library/jest-dom';
import { TextDecoder, TextEncoder } from 'node:util';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { night, runOf } from './testing/batchRows';
import { address, press, problem, row } from './testing/batchSteps';
import { fakeBatches } from './testing/fakeBatches';
import { renderBatch } from './testing/renderBatch';

Object.assign(globalThis, { TextDecoder, TextEncoder });

jest.setTimeout(30_000); // whole pages, on a busy machine

describe('the list of runs', () => {
  it('says of each run what, by whom, since when, how long, how far and how it ended', async () => {
    renderBatch(fakeBatches().api);
    const found = await row('run', night.runId);
    expect(found).toHaveTextContent('finops');
    expect(found).toHaveTextContent('nightly');
    expect(found).toHaveTextContent('Succeeded');
    expect(found).toHaveTextContent('2m 5s');
    expect(found).toHaveTextContent('8,600 rows loaded');
    expect(within(found).getByRole('link')).toHaveAttribute('href', `/batches/finops/runs/${night.runId}`);
  });

  it('asks with the filters of the URL, days in the reader’s own time, and says what it cannot read', async () => {
    const { api, calls } = fakeBatches();
    renderBatch(api, '?status=failed,lost&command=reprocess&trigger=manual&from=2026-01-05&to=2026-01-07');
    await row('run', night.runId);
    expect(calls.find(({ path }) => path === '/v1/batch-runs')?.init.params?.query).toEqual({
      status: ['failed', 'lost'],
      command: 'reprocess',
      trigger: 'manual',
      from: new Date(2026, 0, 5).toISOString(),
      to: new Date(2026, 0, 7).toISOString(),
      limit: 50,
      cursor: undefined,
    });
    expect(screen.getByLabelText('To (included)')).toHaveValue('2026-01-06');
  });

  it('reads more by the cursor', async () => {
    renderBatch(fakeBatches().api);
    await press('Load more');
    await row('run', '22222222-2222-4222-8222-222222222222');
  });

  it('asks again while something runs', async () => {
    const { api, calls } = fakeBatches({ runs: [runOf({ status: 'running', finishedAt: null })] });
    renderBatch(api);
    const asked = () => calls.filter(({ path }) => path === '/v1/batch-runs').length;
    await waitFor(() => expect(asked()).toBeGreaterThan(1), { timeout: 5_000 });
  });

  it('says when there is none for the filters, and clears them', async () => {
    renderBatch(fakeBatches({ runs: [] }).api, '?status=failed');
    expect(await screen.findByText('No run for these filters')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'Clear filters' }));
    expect(address().has('status')).toBe(false);
    expect(await screen.findByText('No run yet')).toBeInTheDocument();
  });

  it('tells whom it is not for, with the request id', async () => {
    renderBatch(fakeBatches({ refuse: () => problem(403) }).api);
    const [alert] = await screen.findAllByRole('alert');
    expect(alert).toHaveTextContent('You may not see this');
    expect(alert).toHaveTextContent('r-1');
  });
});

describe('a schedule', () => {
  it('is paused and resumed, and says by whom', async () => {
    renderBatch(fakeBatches().api);
    await press('Pause nightly');
    await waitFor(async () => expect(await row('schedule', 'nightly')).toHaveTextContent('by ann'));
    await press('Resume nightly');
    await waitFor(async () => expect(await row('schedule', 'nightly')).toHaveTextContent('Active'));
  });
});

describe('a new run', () => {
  it('says what will happen and who is recorded, then asks once for a run', async () => {
    const { api, calls } = fakeBatches();
    renderBatch(api);
    await press('New run');
    const dialog = within(await screen.findByRole('dialog', { name: 'New run' }));
    expect(dialog.getByText(/it waits for its turn/)).toBeInTheDocument();
    expect(await dialog.findByText('Recorded as asked for by ann.')).toBeInTheDocument();
    await press('Run now', dialog);
    await screen.findByRole('heading', { name: 'Run' });
    const [start] = calls.filter(({ path, method }) => method === 'POST' && path === '/v1/batch-runs');
    expect(start!.init.body).toEqual({ command: 'run' });
    expect(start!.init.params?.header).toEqual({ 'Idempotency-Key': expect.stringMatching(/^[\w-]{36}$/) });
  });

  it('only tries a period at first', async () => {
    const { api, calls } = fakeBatches();
    renderBatch(api);
    await press('New run');
    await userEvent.click(await screen.findByRole('radio', { name: 'Reprocess a period' }));
    expect(screen.getByText(/publishes nothing/)).toBeInTheDocument();
    await press('Start the dry run');
    await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true));
    expect(calls.find(({ method }) => method === 'POST')!.init.body).toMatchObject({
      command: 'reprocess',
      from: expect.stringMatching(/^\d{4}-\d\d$/),
      dryRun: true,
    });
  });

  it('says a refusal where it was asked, and tries again with the same key', async () => {
    let refusals = 1;
    const { api, calls } = fakeBatches({
      refuse: ({ method }) =>
        method === 'POST' && refusals-- > 0 ? problem(503, 'The worker was never started.') : undefined,
    });
    renderBatch(api);
    await press('New run');
    await press('Run now');
    expect(await screen.findByText('The worker was never started.')).toBeInTheDocument();
    await press('Try again');
    await screen.findByRole('heading', { name: 'Run' });
    const keys = calls.flatMap(({ method, init }) => (method === 'POST' ? [init.params?.header] : []));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toEqual(keys[1]);
  });
});
