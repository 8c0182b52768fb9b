import pg from 'pg';
import { library } from '../testing/library.ts';

describe('the tables of the engine', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library();
    await desk.build();
  });
  afterAll(async () => desk.drop());

  it('are not locked by a build that finds them as it needs them', async () => {
    const reader = new pg.Client({ connectionString: desk.url });
    await reader.connect();
    try {
      await reader.query('begin; lock table ops.model_state, ops.run in access share mode');
      expect((await desk.build()).status).toBe('nothing');
    } finally {
      await reader.end();
    }
  });

  it('are made again where one is missing or of another version', async () => {
    await desk.query("drop table ops.test_failure; comment on table ops.run is 'kept'");
    await desk.build();
    await desk.query(
      'alter table ops.model_state drop column reads; comment on table ops.model_state is null',
    );
    await desk.build();
    expect(
      await desk.query(
        "select to_regclass('ops.test_failure') is not null as failures, exists (select from pg_attribute where attrelid = 'ops.model_state'::regclass and attname = 'reads' and not attisdropped) as reads",
      ),
    ).toEqual([{ failures: true, reads: true }]);
  });

  it('tell what was altered behind its back, and take over what an older engine recorded of it', async () => {
    await desk.query("update ops.model_state set shape = md5('older') where model = 'fct_loan'");
    const { status, models } = await desk.build();
    expect(status).toBe('amended');
    expect(
      models.filter(({ action }) => action !== 'keep').map(({ model, reasons }) => [model, reasons]),
    ).toEqual([['fct_loan', ['an older engine recorded what it looks like']]]);
    expect((await desk.build()).status).toBe('nothing');
    await desk.query('create index by_hand on marts.fct_loan (loan_id)');
    expect((await desk.build()).models.find(({ model }) => model === 'fct_loan')).toMatchObject({
      reasons: ['marts.fct_loan was altered by somebody else'],
    });
  });
});
