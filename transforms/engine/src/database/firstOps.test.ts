import { library } from '../testing/library.ts';

/** The tables of the first engine, letter for letter. */
const firstTables = `
    create schema ops;
    create table ops.publication (
        publication_id bigint generated always as identity primary key,
        project text not null,
        run_id uuid not null,
        published_at timestamptz not null default clock_timestamp(),
        models jsonb not null
    );
    create table ops.model_state (
        project text not null,
        model text not null,
        schema_name text not null,
        relation_oid oid not null,
        kind text not null,
        parts jsonb not null,
        fingerprint text not null,
        contract text not null,
        sources jsonb not null,
        shape text not null,
        run_id uuid not null,
        built_at timestamptz not null default clock_timestamp(),
        primary key (project, model)
    )`;

const firstColumns =
  'project, model, schema_name, relation_oid, kind, parts, fingerprint, contract, sources, shape, run_id, built_at';

describe('what the first engine published', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library();
    await desk.build();
    await desk.query(
      `alter schema ops rename to today; ${firstTables};
       insert into ops.publication (project, run_id, models) select project, run_id, models from today.publication;
       insert into ops.model_state (${firstColumns}) select ${firstColumns} from today.model_state;
       drop schema today cascade`,
    );
  });
  afterEach(() => desk.drop());

  const published = () =>
    desk.query('select publication_id::int as id, run_id from ops.publication order by 1');

  it('is known to this one, which rebuilds nothing and records the rest', async () => {
    const before = await published();
    const { models } = await desk.build();
    expect(models.filter(({ action }) => action !== 'keep' && action !== 'amend')).toEqual([]);
    expect(await published()).toEqual(before);
    expect(await desk.query('select 1 from ops.model_state where columns is null')).toEqual([]);
    expect((await desk.build()).status).toBe('nothing');
  });

  it('is replaced where its fingerprints were others, and its publication stays recorded', async () => {
    const before = await published();
    expect(before).toHaveLength(1);
    await desk.query(
      `update ops.model_state set fingerprint = 'first', contract = 'first', parts = '{"engine": "first"}'`,
    );
    const { publicationId, runId, status } = await desk.build();
    expect(status).toBe('published');
    expect(await published()).toEqual([...before, { id: Number(publicationId), run_id: runId }]);
    expect(await desk.query('select count(*)::int as loans from marts.fct_loan')).toEqual([{ loans: 100 }]);
    expect((await desk.build()).status).toBe('nothing');
  });
});
