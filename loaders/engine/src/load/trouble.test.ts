import { numeric, text } from '../declare/column.ts';
import { LoadError } from '../errors.ts';
import { pumpStores } from '../testing/pumpStores.ts';
import { pumpLoader } from '../testing/pumps.ts';
import type { LoadObserver } from './events.ts';

describe('a load that cannot go on', () => {
  const { stores, land, load, pumps, rows } = pumpStores();
  const many = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => ({
      id: `p${String(from + n).padStart(3, '0')}`,
      litres: from,
    }));
  const runs = () => rows('select status, error from staging.load_run order by started_at desc');

  it.each(['pump__incoming', 'pump', 'load_run'])(
    'for want of disk in %s says so, leaves what readers see, and goes on when there is some',
    async (table) => {
      await land(...many(0, 50));
      await load();
      const before = await pumps();
      await land(...many(30, 130));
      await rows(`create function staging.full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
      await rows(
        `create trigger full_disk before insert on staging.${table} execute function staging.full_disk()`,
      );
      await expect(load()).rejects.toThrow(
        table === 'load_run'
          ? /No space left on device/
          : /^staging\.pump: the disk of PostgreSQL is full \(could not extend file.*\): free space, then load again; what readers see is as it was/,
      );
      expect(await pumps()).toEqual(before);
      if (table !== 'load_run') expect((await runs())[0]).toMatchObject({ status: 'failed' });
      await rows('drop function staging.full_disk cascade');
      expect(await load()).toMatchObject({ status: 'done' });
      expect(await pumps()).toHaveLength(130);
    },
  );

  it('because somebody has locked the table names who, and how to go on', async () => {
    await land(...many(0, 5));
    await load();
    await land(...many(5, 9));
    const other = await stores.staging.pool.connect();
    try {
      await other.query(`set application_name = 'a careless session'`);
      await other.query('begin; lock table staging.pump in access exclusive mode');
      await expect(load({}, { lockTimeoutSeconds: 0.3 })).rejects.toThrow(
        /^staging\.pump: a careless session \(pid \d+\) has locked it for longer than a load waits: end it, then load again;/,
      );
    } finally {
      await other.query('rollback');
      other.release();
    }
    expect(await load()).toMatchObject({ status: 'done' });
    expect(await pumps()).toHaveLength(9);
  });

  it('because another one runs waits for it, and finds nothing left to do', async () => {
    await land(...many(0, 100));
    const waited: string[] = [];
    const observe: LoadObserver = (event) => void (event.step === 'waiting' && waited.push(event.lock));
    const both = await Promise.all([load({}, { observe }), load({}, { observe })]);
    expect(both.map(({ status, written }) => [status, written]).sort()).toEqual([
      ['done', 0],
      ['done', 100],
    ]);
    expect(waited).toEqual(['load works.pump']);
    expect(await pumps()).toHaveLength(100);
  });

  it('because a column has another type says which, and changes nothing', async () => {
    await land(...many(0, 2));
    await load();
    const { litres: _litres, ...columns } = pumpLoader().columns;
    await expect(load({ columns: { ...columns, litres: text('payload.litres') } })).rejects.toThrow(
      'staging.pump.litres is numeric, the declaration says text: declare it as it is, give it another name, or drop the table',
    );
    expect(await load({ columns: { ...columns, litres: numeric('payload.litres') } })).toMatchObject({
      status: 'done',
    });
  });

  it('because it is cancelled stops after the chunk under way, and the next one goes on', async () => {
    await land(...many(0, 100));
    const controller = new AbortController();
    const steps: string[] = [];
    const cancelled = load(
      {},
      {
        signal: controller.signal,
        observe: ({ step }) => {
          steps.push(step);
          if (step === 'read') controller.abort();
        },
      },
    );
    await expect(cancelled).rejects.toMatchObject({
      code: 'cancelled',
      message: 'The load of works.pump was cancelled: start it again, it goes on from where it stopped.',
    });
    expect(steps).toEqual(['read', 'copied', 'committed']);
    expect(await runs()).toMatchObject([{ status: 'cancelled' }]);
    expect(await rows('select read::int from staging.watermark')).toEqual([{ read: 40 }]);
    expect(await load()).toMatchObject({ status: 'done' });
    expect(await pumps()).toHaveLength(100);
  });

  it('because it is cancelled while it waits for a build ends at once', async () => {
    await land(...many(0, 1));
    const other = await stores.staging.pool.connect();
    const controller = new AbortController();
    try {
      await other.query(`select pg_advisory_lock(hashtext('works.sources'))`);
      const waiting = load(
        {},
        {
          signal: controller.signal,
          observe: ({ step }) => {
            if (step === 'waiting') setTimeout(() => controller.abort(), 50);
          },
        },
      );
      await expect(waiting).rejects.toEqual(
        new LoadError('The wait for lock "works.sources" was cancelled; nothing was begun.', 'cancelled'),
      );
    } finally {
      await other.query('select pg_advisory_unlock_all()');
      other.release();
    }
    await expect(load({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    expect(await load()).toMatchObject({ status: 'done', written: 1 });
  });
});
