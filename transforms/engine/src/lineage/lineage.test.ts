import { lineage } from '../cli/lineage.ts';
import { libraryProject } from '../testing/library.ts';
import { key } from './columnGraph.ts';
import { formatColumn, formatRelation } from './formatLineage.ts';

describe('lineage of a column', () => {
  let library: Awaited<ReturnType<typeof libraryProject>>;
  beforeAll(async () => (library = await libraryProject()));
  afterAll(() => library.drop());

  it('goes up to the sources and down to the last model', async () => {
    const found = await lineage(library.directory, 'fct_loan.fine');
    expect(formatColumn(found)).toBe(
      `fct_loan.fine  numeric(10,2) not null

comes from
├─ stg_desk__loan.returned_at [computed]
│  └─ desk.loan.returned_at [same value]
├─ stg_desk__loan.lent_at [computed]
│  └─ desk.loan.lent_at [same value]
└─ dim_book.fine_per_day [computed]
   └─ book.fine_per_day [same value]

goes into
└─ mv_loans_by_month.fines [aggregated]

which rows there are is decided by: join stg_desk__loan.book_code, dim_book.book_code`,
    );
  });

  it('is a list of edges in the words of OpenLineage', async () => {
    const { columns } = await lineage(library.directory, 'mv_loans_by_month.fines', { down: false });
    expect(
      columns[0]!.up.map(({ from, to, type, subtype }) => `${key(from)} > ${key(to)} ${type} ${subtype}`),
    ).toContain('fct_loan.fine > mv_loans_by_month.fines DIRECT AGGREGATION');
    expect(columns[0]!.down).toEqual([]);
  });

  it('takes nothing for granted of parents whose former rows stay in an incremental model', async () => {
    const changed = (more: string) => ({
      'marts/loan_title.sql':
        'select loan_id, lent_on, title, coalesce(title, $$none$$) as label from fct_loan join dim_book using (book_code)',
      'marts/loan_title.yml': `model: loan_title\nmaterialized: incremental\nincremental: { time_column: lent_on, period: month${more} }\ncolumns: { loan_id: { type: bigint }, lent_on: { type: date }, title: { type: text }, label: { type: text } }\n`,
    });
    for (const [more, whole] of [
      ['', ['loan_id', 'lent_on', 'title', 'label']],
      [', as_of_run: [dim_book]', ['loan_id', 'lent_on', 'label']],
    ] as const) {
      const project = await libraryProject(changed(more));
      const { columns } = await lineage(project.directory, 'loan_title');
      expect(columns.filter(({ nullable }) => !nullable).map(({ column }) => column)).toEqual(whole);
      await project.drop();
    }
  });

  it('stops after --depth steps', async () => {
    const { columns } = await lineage(library.directory, 'desk.loan.lent_at', { depth: 1 });
    expect(columns[0]!.down.map(({ to }) => key(to))).toEqual(['stg_desk__loan.lent_at']);
  });

  it('of a model is a table of its columns, one step each way', async () => {
    const lines = formatRelation(await lineage(library.directory, 'stg_desk__loan')).split('\n');
    expect(lines).toContain(
      'returned_at  timestamptz           desk.loan.returned_at [same value]  fct_loan.fine [computed]',
    );
    // What a column is not null for is passed on from the source; is_open is a test for null.
    expect(lines.filter((line) => line.includes('not null'))).toHaveLength(5);
  });

  it.each([
    ['fct_lone.fine', 'project library has no model or source fct_lone.fine; did you mean fct_loan?'],
    ['desk.loans', 'project library has no model or source desk.loans; did you mean desk.loan?'],
    ['fct_loan.fines', 'fct_loan has no column fines; did you mean fine?'],
    ['desk.loan.lent_a', 'desk.loan has no column lent_a; did you mean lent_at?'],
  ])('refuses %s', async (target, message) => {
    await expect(lineage(library.directory, target)).rejects.toThrow(message);
  });
});

describe('nullability', () => {
  it('is passed from parent to child without a test', async () => {
    const library = await libraryProject({
      'staging/stg_bare.sql': 'select loan_id, returned_at from desk.loan',
      'staging/stg_bare.yml':
        'model: stg_bare\nmaterialized: view\ncolumns: { loan_id: { type: bigint }, returned_at: { type: timestamptz } }',
      'marts/fct_bare.sql': 'select loan_id, returned_at from stg_bare',
      'marts/fct_bare.yml':
        'model: fct_bare\nmaterialized: table\ncolumns: { loan_id: { type: bigint }, returned_at: { type: timestamptz } }',
    });
    await library.change({
      'marts/snap_bare.sql': 'select loan_id, returned_at from stg_bare',
      'marts/snap_bare.yml':
        'model: snap_bare\nmaterialized: snapshot\nsnapshot: { key: [loan_id], strategy: check }\ncolumns: { loan_id: { type: bigint }, returned_at: { type: timestamptz } }',
    });
    const snapshot = await lineage(library.directory, 'snap_bare.loan_id');
    // Rows of other days are kept, of which today's query proves nothing.
    expect(snapshot.columns[0]!.nullable).toBe(true);
    const { columns } = await lineage(library.directory, 'fct_bare');
    expect(columns.map(({ column, nullable }) => [column, nullable])).toEqual([
      ['loan_id', false],
      ['returned_at', true],
    ]);
    await library.drop();
  });
});
