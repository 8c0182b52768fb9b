import '@testing-library/jest-dom';
import { TextDecoder, TextEncoder } from 'node:util';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { dryRun, night, rejectedRow } from './testing/batchRows';
import { address, press, row } from './testing/batchSteps';
import { fakeBatches } from './testing/fakeBatches';
import { renderBatch } from './testing/renderBatch';

Object.assign(globalThis, { TextDecoder, TextEncoder });

jest.setTimeout(30_000); // whole pages, on a busy machine

const runPath = (run: { runId: string }) => `/runs/${run.runId}`;

describe('rejected rows', () => {
  it('say where and why, and open as formatted JSON', async () => {
    renderBatch(fakeBatches().api, '/rejected');
    expect(await row('rejected', 'a1')).toHaveTextContent('payload.opened_at');
    await press('Open the document a1');
    expect(await screen.findByLabelText('Document')).toHaveTextContent('"opened_at": "yesterday"');
  });

  it('are asked for with the filters of the URL', async () => {
    const { api, calls } = fakeBatches();
    renderBatch(api, '/rejected?loader=servicenow.incident&path=opened&reason=instant');
    await row('rejected', 'a1');
    expect(calls.find(({ path }) => path === '/v1/rejected-rows')?.init.params?.query).toMatchObject({
      loader: 'servicenow.incident',
      path: 'opened',
      reason: 'instant',
    });
  });

  it('hide the document of whom it is not for', async () => {
    renderBatch(fakeBatches({ rejected: [{ ...rejectedRow('a1'), document: null }] }).api, '/rejected');
    await press('Open the document a1');
    expect(await screen.findByText(/Only readers of every application/)).toBeInTheDocument();
  });

  it.each([
    ['one', 'Replay a1', { loader: 'servicenow.incident', rawIds: ['a1'] }],
    ['all of a loader', 'Replay all of servicenow.incident', { loader: 'servicenow.incident' }],
  ])('are replayed, %s, and the outcome is shown and the list asked again', async (_, button, body) => {
    const { api, calls } = fakeBatches();
    renderBatch(api, '/rejected?loader=servicenow.incident');
    await press(button);
    await press('Replay', within(await screen.findByRole('dialog')));
    expect(await row('replay', 'succeeded')).toHaveTextContent('8,600 rows loaded');
    expect(calls.find(({ method }) => method === 'POST')!.init.body).toEqual(body);
    expect(address().get('replay')).toBe('33333333-3333-4333-8333-333333333333');
    await waitFor(() =>
      expect(calls.filter(({ path }) => path === '/v1/rejected-rows').length).toBeGreaterThan(1),
    );
  });
});

describe('who did what', () => {
  it('is listed, and asked for by name', async () => {
    const { api, calls } = fakeBatches();
    renderBatch(api, '/actions?who=ann&action=schedule.pause');
    const found = await row('action', 'schedule.pause');
    expect(found).toHaveTextContent('ann');
    expect(found).toHaveTextContent('Paused a schedule');
    expect(found).toHaveTextContent('schedule: nightly');
    expect(calls[0]!.init.params?.query).toMatchObject({ who: 'user:default/ann', action: 'schedule.pause' });
  });
});

describe('axe', () => {
  it.each([
    ['runs', '', ['run', night.runId]],
    ['one run', runPath(dryRun.run), ['line', '3']],
    ['rejected rows', '/rejected?loader=servicenow.incident', ['rejected', 'a1']],
    ['who did what', '/actions', ['action', 'schedule.pause']],
  ])('finds nothing serious in %s', async (_, at, [attribute, value]) => {
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null); // jsdom draws nothing, and says so aloud
    const { container } = renderBatch(fakeBatches({ detail: dryRun }).api, at);
    await row(attribute!, value!);
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id),
    ).toEqual([]);
  });
});
