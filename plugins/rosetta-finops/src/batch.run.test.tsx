import '@testing-library/jest-dom';
import { TextDecoder, TextEncoder } from 'node:util';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dryRun, night, runOf, stepOf } from './testing/batchRows';
import { address, press, problem, row } from './testing/batchSteps';
import { fakeBatches } from './testing/fakeBatches';
import { renderBatch } from './testing/renderBatch';

Object.assign(globalThis, { TextDecoder, TextEncoder });

jest.setTimeout(30_000); // whole pages, on a busy machine

const runPath = (run: { runId: string }) => `/runs/${run.runId}`;

const readText = (blob: Blob) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });

describe('a run', () => {
  it('shows its lines and its end as they arrive, without being loaded again', async () => {
    const running = runOf({ status: 'running', finishedAt: null, publicationId: null, message: null });
    renderBatch(fakeBatches({ runs: [running] }).api, runPath(running));
    expect(await screen.findByText('Division by zero')).toBeInTheDocument();
    await row('status', 'succeeded');
    expect(screen.getByText('It ran to its end.')).toBeInTheDocument();
    expect(await row('connection', 'ended')).toHaveTextContent('Complete');
    expect(screen.getByRole('progressbar', { name: '1 of 1 steps' })).toHaveAttribute('value', '1');
    const step = await row('step', 'step 1');
    expect(step).toHaveTextContent('8,600');
    expect(step).toHaveTextContent('4.13 MB');
    expect(step).toHaveTextContent('1m 10s');
  });

  it('says a failure first: where, what, and what to do', async () => {
    const failed = runOf({ status: 'failed', message: 'The build failed.', publicationId: null });
    const steps = [
      stepOf(1),
      stepOf(2, { name: 'build', status: 'failed', message: 'fct_cost: division by zero' }),
    ];
    renderBatch(fakeBatches({ detail: { run: failed, steps, difference: null } }).api, runPath(failed));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Step build failed: fct_cost: division by zero');
    expect(alert).toHaveTextContent('Nothing was published');
    await userEvent.click(screen.getByRole('link', { name: 'Show the errors' }));
    expect(address().get('level')).toBe('error');
    await waitFor(() => expect(document.querySelectorAll('[data-line]')).toHaveLength(1));
    expect(screen.getByText('1 of 3 lines')).toBeInTheDocument();
  });

  it('is searched and narrowed by step in the URL', async () => {
    renderBatch(fakeBatches().api, `${runPath(night)}?search=REJECTED&step=step%201`);
    expect(await screen.findByText('1 of 3 lines')).toBeInTheDocument();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search' }), 'x');
    await waitFor(() => expect(address().get('search')).toBe('REJECTEDx'));
    expect(await screen.findByText('No line matches')).toBeInTheDocument();
  });

  it('is taken away as text', async () => {
    const blobs: Blob[] = [];
    URL.createObjectURL = (blob) => (blobs.push(blob as Blob), 'blob:x');
    renderBatch(fakeBatches().api, runPath(night));
    await screen.findByText('3 of 3 lines');
    await press('Download the log as text');
    const text = await readText(blobs[0]!);
    expect(text).toContain('2026-01-05T02:01:10.000Z ERROR [step 1] Division by zero rows=4000');
  });

  it('is cancelled only after a confirmation', async () => {
    const queued = runOf({ status: 'queued', startedAt: null, finishedAt: null });
    const { api, calls } = fakeBatches({ runs: [queued] });
    renderBatch(api, runPath(queued));
    await press('Cancel the run');
    const dialog = within(await screen.findByRole('dialog', { name: 'Cancel this run?' }));
    expect(dialog.getByText(/publishes nothing/)).toBeInTheDocument();
    expect(calls.some(({ method }) => method === 'POST')).toBe(false);
    await press('Cancel the run', dialog);
    await waitFor(() => expect(calls.some(({ path }) => path.endsWith('/cancel'))).toBe(true));
  });

  it('is relaunched with its inputs, and names the run that it comes from', async () => {
    renderBatch(fakeBatches().api, runPath(night));
    await press('Relaunch');
    await press('Relaunch', within(await screen.findByRole('dialog')));
    expect(await screen.findByText('5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52')).toBeInTheDocument();
  });

  it('links the runs that it comes from', async () => {
    const from = { relaunchOf: night.runId, takesOver: '44444444-4444-4444-8444-444444444444' };
    const run = runOf(from);
    renderBatch(fakeBatches({ runs: [run] }).api, runPath(run));
    for (const id of Object.values(from))
      expect(await screen.findByRole('link', { name: new RegExp(id) })).toHaveAttribute(
        'href',
        `/batches/finops/runs/${id}`,
      );
  });

  it('shows what a dry run found, exact, and only then reprocesses for real', async () => {
    const { api, calls } = fakeBatches({ detail: dryRun });
    renderBatch(api, runPath(dryRun.run));
    const model = await row('model', 'fct_cost');
    expect([...model.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
      '1',
      '0',
      '2',
      '8,600',
      '8,601',
    ]);
    expect(
      [...document.querySelectorAll('[data-month] data')].map((cell) => cell.getAttribute('data-value')),
    ).toEqual(['1250.5', '1262.75000000000000001', '12.25000000000000001']);
    await press('Reprocess for real');
    const dialog = within(await screen.findByRole('dialog', { name: 'Reprocess March 2026?' }));
    await press('Reprocess and publish', dialog);
    await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true));
    expect(calls.find(({ method }) => method === 'POST')!.init.body).toEqual({
      command: 'reprocess',
      from: '2026-03',
      to: '2026-03',
      dryRun: false,
    });
  });

  it('that is not there says so', async () => {
    renderBatch(fakeBatches({ refuse: () => problem(404, 'There is no such run.') }).api, runPath(night));
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no such run.');
  });
});
