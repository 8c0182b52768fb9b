import { nextTimes } from '../reads/nextTimes.ts';
import { adminService } from '../testing/adminService.ts';
import { withBatchService } from '../testing/withBatchService.ts';

describe('schedules', () => {
  const app = withBatchService(adminService);
  const path = { name: 'nightly' };

  it('are listed with their next times', async () => {
    const { body } = await app.call('listBatchSchedules');
    expect(body.items).toMatchObject([
      {
        name: 'nightly',
        batch: 'monitoring',
        cron: '0 2 * * *',
        timeZone: 'Europe/Paris',
        command: 'run',
        paused: false,
      },
    ]);
    const times = (body.items[0].nextTimes as string[]).map((time) => Date.parse(time));
    expect(times).toHaveLength(5);
    expect(times[0]).toBeGreaterThan(Date.now());
    expect(times[0]! - Date.now()).toBeLessThan(26 * 3_600_000);
  });

  it('are paused and resumed, which is recorded once each', async () => {
    const paused = (await app.call('pauseBatchSchedule', { path })).body;
    expect(paused).toMatchObject({ paused: true, pausedBy: 'user:default/alice', nextTimes: [] });
    expect((await app.call('pauseBatchSchedule', { path })).status).toBe(200);
    const resumed = (
      await app.call('resumeBatchSchedule', { path, token: { claims: { sub: 'user:default/bob' } } })
    ).body;
    expect([resumed.paused, resumed.pausedBy, resumed.nextTimes.length]).toEqual([false, null, 5]);
    const { body } = await app.call('listAdminActions');
    expect(
      body.items.map(({ who, action, detail }: Record<string, unknown>) => [who, action, detail]),
    ).toEqual([
      ['user:default/bob', 'schedule.resume', { schedule: 'nightly' }],
      ['user:default/alice', 'schedule.pause', { schedule: 'nightly' }],
    ]);
    const mine = await app.call('listAdminActions', { query: { who: 'user:default/bob', limit: '1' } });
    expect(mine.body.items).toHaveLength(1);
    const none = await app.call('listAdminActions', { query: { to: '2020-01-01T00:00:00Z' } });
    expect(none.body.items).toEqual([]);
  });
});

describe('the next times of a schedule', () => {
  it('are in its own time zone, over the change of the clock', () => {
    const times = nextTimes(
      { cron: '30 1 * * *', timeZone: 'Europe/Paris', paused: false },
      new Date('2026-03-27T12:00:00Z'),
    );
    expect(times.slice(0, 3)).toEqual([
      '2026-03-28T00:30:00.000Z',
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T23:30:00.000Z',
    ]);
  });
});
