import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plan } from './plan.ts';
import { fingerprint } from '../plan/fingerprint.ts';
import { readProject } from '../project/readProject.ts';
import { library } from '../testing/library.ts';
import { rosettaTransform } from '../testing/rosettaTransform.ts';
import { ls, type ListOptions } from './ls.ts';

describe('selections', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library();
  });
  afterAll(() => desk.drop());
  const names = async (options: ListOptions) => (await ls(desk.directory, options)).map(({ name }) => name);

  it('are several words on the command line, and list names, files and kinds', async () => {
    const listed = await rosettaTransform(
      'ls',
      ...['--project', desk.directory, '--select', 'dim_book+1', 'book', '--exclude', 'tag:front_page'],
      ...['--output', 'path'],
    );
    expect(listed).toEqual({
      code: 0,
      err: '',
      out: 'seeds/book.csv\nmarts/dim_book.sql\nmarts/fct_loan.sql\n',
    });
    expect(await names({ types: ['source'] })).toEqual(['desk.loan']);
    expect(await names({ select: 'source:desk.loan' })).toEqual(['desk.loan', 'every_loan_is_kept']);
    expect(await names({ select: 'test_type:singular' })).toEqual(['every_loan_is_kept']);
    expect(await ls(desk.directory, { select: 'test_type:singular', types: ['test'] })).toMatchObject([
      {
        unique_id: 'test.library.every_loan_is_kept',
        resource_type: 'test',
        path: 'tests/every_loan_is_kept.sql',
        parents: ['fct_loan'],
        sources: ['desk.loan'],
      },
    ]);
  }, 60_000);

  it('compare with what is live', async () => {
    await desk.build();
    const select = (selection: string) => names({ database: desk.url, select: selection });
    expect(await select('state:modified')).toEqual([]);
    expect(await desk.build({ select: 'state:modified+' })).toMatchObject({ status: 'nothing' });
    await desk.change({
      'marts/fct_loan.sql':
        'select loan_id, book_code, member_id, lent_at::date as lent_on, is_open, 2::numeric(10,2) as fine from stg_desk__loan join dim_book using (book_code)',
      'marts/dim_shelf.sql': 'select 1 as shelf',
      'marts/dim_shelf.yml': 'model: dim_shelf\nmaterialized: view\ncolumns: { shelf: { type: integer } }\n',
    });
    expect(await select('state:modified')).toEqual(['dim_shelf', 'fct_loan']);
    expect(await select('state:new')).toEqual(['dim_shelf']);
    expect(await select('state:modified+,mv_*')).toEqual(['mv_loans_by_month']);
    const steps = await plan(desk.directory, desk.url, { select: 'state:modified+', exclude: 'fct_loan+' });
    expect(steps.filter(({ action }) => action !== 'keep').map(({ model }) => model)).toEqual(['dim_shelf']);
  }, 60_000);

  it('compare with a manifest', async () => {
    const read = await readProject(desk.directory);
    const nodes = await Promise.all(
      [...read.models.values()].map(async (model) => [
        `model.library.${model.name}`,
        { name: model.name, resource_type: 'model', fingerprint: await fingerprint(model, read) },
      ]),
    );
    const state = join(desk.directory, '.state');
    const manifest = (text: string) => writeFile(join(state, 'manifest.json'), text);
    await mkdir(state);
    await manifest(JSON.stringify({ nodes: Object.fromEntries(nodes) }));
    await desk.change({ 'marts/dim_book.sql': 'select book_code, title, fine_per_day from book where true' });
    const select = 'state:modified';
    expect(await names({ state, select })).toEqual(['dim_book']);
    await expect(names({ select })).rejects.toThrow('pass --database, or --state DIR');
    await expect(names({ state: desk.directory, select })).rejects.toThrow(
      'manifest.json does not exist; --state names a folder',
    );
    await manifest('[]');
    await expect(names({ state, select })).rejects.toThrow('is no manifest');
    await manifest(JSON.stringify({ nodes: { 'model.a.b': { name: 'b', resource_type: 'model' } } }));
    await expect(names({ state, select })).rejects.toThrow('holds no fingerprint of b');
  }, 60_000);
});
