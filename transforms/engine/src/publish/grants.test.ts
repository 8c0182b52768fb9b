import { library } from '../testing/library.ts';

describe('grants', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library();
    await desk.query(
      'do $$ begin create role library_clerk; exception when duplicate_object or unique_violation then null; end $$',
    );
  });
  afterAll(() => desk.drop());

  const may = async (role: string, privilege: string, relation: string): Promise<boolean> =>
    (
      await desk.query<{ may: boolean }>(
        `select has_table_privilege('${role}', '${relation}', '${privilege}') as may`,
      )
    )[0]!.may;

  it('gives the project’s grants on the relation, its schema and the publication', async () => {
    await desk.build();
    const [schemas] = await desk.query(
      "select has_schema_privilege('library_reader', 'marts', 'usage') as marts, has_schema_privilege('library_reader', 'ops', 'usage') as ops",
    );
    expect(schemas).toEqual({ marts: true, ops: true });
    for (const relation of ['marts.fct_loan', 'marts.mv_loans_by_month', 'ops.publication']) {
      expect(await may('library_reader', 'select', relation)).toBe(true);
    }
    expect(await may('library_reader', 'select', 'internal.book')).toBe(false);
  });

  it('carries over what others granted, on relations and on columns', async () => {
    await desk.query(
      'grant select, references on marts.fct_loan to library_clerk with grant option; grant select (title) on marts.dim_book to library_clerk; grant select on marts.mv_loans_by_month to public',
    );
    await desk.query('truncate desk.loan');
    await desk.change({ 'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,1\n' });
    expect((await desk.build()).status).toBe('published');
    expect(await may('library_clerk', 'select with grant option', 'marts.fct_loan')).toBe(true);
    expect(await may('library_clerk', 'references', 'marts.fct_loan')).toBe(true);
    expect(await may('library_clerk', 'select', 'marts.mv_loans_by_month')).toBe(true);
    expect(await may('library_clerk', 'select', 'marts.dim_book')).toBe(false);
    expect(
      await desk.query(
        "select has_column_privilege('library_clerk', 'marts.dim_book', 'title', 'select') as may",
      ),
    ).toEqual([{ may: true }]);
  });

  it('gives back a grant that was taken away, without a rebuild', async () => {
    await desk.query('revoke select on marts.fct_loan from library_reader');
    const result = await desk.build();
    expect(result.status).toBe('amended');
    expect(result.models.find(({ model }) => model === 'fct_loan')!.reasons).toEqual([
      'library_reader may not read it yet',
    ]);
    expect(await may('library_reader', 'select', 'marts.fct_loan')).toBe(true);
  });
});
