import project from './monitoring.ts';
import { type Case, cases, missing } from './testing/monitoringCases.ts';
import { recorded, trial } from './testing/trial.ts';

/** The payload with one field replaced. */
const broken = (payload: object, path: string, value: unknown): object => {
  const copy = structuredClone(payload);
  const steps = path.split('.');
  const last = steps.pop() as string;
  const parent = steps.reduce(
    (node, step) => node[step] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  parent[last] = value;
  return copy;
};

describe('the collections of monitoring', () => {
  const { stores, land, load, rows } = trial(project);

  it('are all here', () => {
    expect(Object.keys(cases).sort()).toEqual(project.loaders.map(({ name }) => name).sort());
  });

  describe.each(Object.entries(cases))(
    '%s',
    (name, { file, collection, breaks, first, rows: many, distinct = many, ...what }) => {
      const table = `staging.${collection}`;

      it('loads the recorded file clean, and again changes nothing', async () => {
        expect(await land(recorded(file), what)).toMatchObject([{ status: 'landed' }]);
        expect(await load(name)).toMatchObject({
          status: 'done',
          read: many,
          written: distinct,
          rejected: 0,
          drift: {},
        });
        const before = await rows(`select * from ${table} order by _id`);
        const [one] = await rows(`select * from ${table} order by ${keyOf(name)} limit 1`);
        expect(one).toMatchObject(first);
        expect(await land(recorded(file), what)).toMatchObject([{ status: 'known' }]);
        expect(await load(name)).toMatchObject({ status: 'done', written: 0 });
        expect(await rows(`select * from ${table} order by _id`)).toEqual(before);
      });

      it('rejects a row that breaks a rule, names it, and stages the others', async () => {
        await land(recorded(file), what);
        const good = await stores.raw.db
          .collection<{ _id: string; payload: object }>(collection)
          .findOne({}, { sort: { _id: 1 } });
        if (!good) throw new Error(`nothing landed in ${collection}`);
        await stores.raw.db.collection<{ _id: string }>(collection).insertMany(
          breaks.map(([path, value], at) => ({
            ...good,
            _id: `${good._id}:${at}`,
            payload: broken(good.payload, path, value),
          })),
        );
        expect(await load(name)).toMatchObject({
          status: 'done',
          written: distinct,
          rejected: breaks.length,
        });
        const rejected = await rows(
          'select path, reason from staging.rejected_row order by length(raw_id), raw_id',
        );
        const said = rejected.map(({ path, reason }) => [String(path).split(' or ').at(-1), reason]);
        expect(said).toEqual(
          breaks.map(([path, value, reason]) => [
            expect.stringMatching(new RegExp(`^payload\\.${path}(\\.0|\\.value)?$`)),
            value === undefined ? missing : reason,
          ]),
        );
      });
    },
  );

  const keyOf = (name: string): string => {
    const into = project.loaders.find((loader) => loader.name === name)?.into;
    return into && 'key' in into && into.key ? into.key.join(', ') : '_id';
  };

  it('reads an export with display values as the stored values', async () => {
    await land(recorded('fixtures/servicenow_display_values.json'), {
      source: 'servicenow',
      entity: 'change_request',
    });
    expect(await load('servicenow.change_request')).toMatchObject({ written: 1, rejected: 0 });
    expect(await rows('select * from staging.servicenow_change_request')).toMatchObject([
      {
        number: 'CTASK0010001',
        state: 1,
        cmdb_ci_id: '0c43d5e2c61122750182c132a8b9e2d9',
        updated_at: new Date('2020-02-06T22:19:51Z'),
      },
    ]);
  });

  it('keeps a problem that is open, with no end', async () => {
    const { file, ...what } = cases['dynatrace.problem'] as Case;
    await land(recorded(file), what);
    await stores.raw.db
      .collection('dynatrace_problem')
      .updateMany({}, { $set: { 'payload.status': 'OPEN', 'payload.endTime': -1 } });
    expect(await load('dynatrace.problem')).toMatchObject({ written: 1, rejected: 0 });
    expect(await rows('select status, end_time from staging.dynatrace_problem')).toEqual([
      { status: 'OPEN', end_time: '-1' },
    ]);
  });
});
