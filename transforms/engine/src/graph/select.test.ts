import { libraryProject } from '../testing/library.ts';
import { readProject } from '../project/readProject.ts';
import type { Project } from '../project/project.ts';
import { selectModels, selectNodes } from './select.ts';

const selectors = `selectors:
  front: +tag:front_page
  desk_only: { select: 'tag:desk+', exclude: config.materialized:materialized_view }
  round: selector:round
`;

describe('selectModels', () => {
  let project: Project;
  beforeAll(async () => {
    const { directory, drop } = await libraryProject({
      'project.yml': `project: library\nschemas: { staging: internal, marts: marts, seeds: internal }\nsources: [sources/*.yml]\nexposures: [exposures/*.yml]\n${selectors}`,
      'exposures/pages.yml':
        'exposures: [{ name: counter, type: page, owner: me, depends_on: [dim_book.title, dim_book.book_code] }]\n',
    });
    project = await readProject(directory);
    await drop();
  });
  const models = (select?: string, exclude?: string) =>
    [...selectModels(project, { select, exclude })].sort();
  const all = ['book', 'dim_book', 'fct_loan', 'mv_loans_by_month', 'stg_desk__loan'];

  it.each([
    ['fct_loan', ['fct_loan']],
    ['marts.fct_loan', ['fct_loan']],
    ['+dim_book', ['book', 'dim_book']],
    ['stg_desk__loan+', ['fct_loan', 'mv_loans_by_month', 'stg_desk__loan']],
    ['stg_desk__loan+1', ['fct_loan', 'stg_desk__loan']],
    ['1+fct_loan', ['dim_book', 'fct_loan', 'stg_desk__loan']],
    ['2+mv_loans_by_month', all],
    ['1+dim_book+1', ['book', 'dim_book', 'fct_loan', 'mv_loans_by_month']],
    ['@stg_desk__loan', all],
    ['*_loan', ['fct_loan', 'stg_desk__loan']],
    ['?ook', ['book']],
    ['[bd]*', ['book', 'dim_book']],
    ['tag:desk dim_book', ['dim_book', 'stg_desk__loan']],
    ['+tag:front_page', all],
    ['+fct_loan,+dim_book', ['book', 'dim_book']],
    ['+fct_loan,tag:front_page', []],
    ['path:marts', ['dim_book', 'fct_loan', 'mv_loans_by_month']],
    ['path:marts/fct_*', ['fct_loan']],
    ['marts/fct_loan.sql', ['fct_loan']],
    ['fct_loan.sql', ['fct_loan']],
    ['config.materialized:table', ['dim_book', 'fct_loan']],
    ['config.schema:internal', ['book', 'stg_desk__loan']],
    ['source:desk.loan+', ['fct_loan', 'mv_loans_by_month', 'stg_desk__loan']],
    ['source:desk+1', ['stg_desk__loan']],
    ['owner:group:desk', ['fct_loan']],
    ['resource_type:seed', ['book']],
    ['selector:front', all],
    ['selector:desk_only', ['fct_loan', 'stg_desk__loan']],
    ['+exposure:counter', ['book', 'dim_book']],
    ['1+owner:me', ['dim_book']],
    ['test_type:singular', []],
    ['1+test_type:singular', ['fct_loan']],
  ])('%s', (selection, expected) => {
    expect(models(selection)).toEqual(expected);
  });

  it('leaves out what is excluded, of a selection or of everything', () => {
    expect(models('+fct_loan', 'dim_book+')).toEqual(['book', 'stg_desk__loan']);
    expect(models(undefined, 'path:marts')).toEqual(['book', 'stg_desk__loan']);
    expect(selectModels(project, { selector: 'front', exclude: 'book' }).has('book')).toBe(false);
  });

  it('brings the tests that read a selected model, and selects tests by themselves', () => {
    const tests = (select: string, exclude?: string) =>
      selectNodes(project, { select, exclude }).flatMap(({ test }) => test?.name ?? []);
    expect(tests('fct_loan,test_type:singular')).toEqual(['every_loan_is_kept']);
    expect(tests('dim_book')).toContain('fct_loan.book_code.relationships');
    expect(tests('dim_book', 'fct_loan')).not.toContain('fct_loan.book_code.relationships');
    expect(tests('fct_loan,test_name:unique')).toEqual(['fct_loan.loan_id.unique']);
  });

  it.each([
    ['fct_lone', 'fct_lone selects no model of project library; did you mean fct_loan?'],
    ['x', /^x selects no model of project library; its models are \w+, \w+, \w+, \w+, \w+( and \d+ more)?$/],
    ['tag:desc', 'nothing in project library has tag desc; did you mean desk?'],
    ['owner:you', 'nothing in project library has owner you; its owners are group:desk, me'],
    ['exposure:page', 'nothing in project library has exposure page; its exposures are counter'],
    ['config.materialized:tabel', 'has materialization tabel; did you mean table?'],
    ['path:mart', 'nothing in project library has path mart; did you mean marts?'],
    ['desk.loan', 'desk.loan selects no model of project library; write source:desk.loan'],
    ['tags:desk', 'tags:desk has no known method tags; did you mean tag?'],
    [
      'tag:desk, dim_book',
      'tag:desk, has nothing beside a comma; a comma means both and a blank means either',
    ],
    ['+', '+ names nothing'],
    ['@dim_book+', '@dim_book+ has @ and +'],
    ['state:modified', 'state:modified needs something to compare with; pass --database, or --state DIR'],
    ['selector:frnt', 'project.yml has no selector frnt; did you mean front?'],
    ['selector:round', 'selectors go in a circle: round -> round'],
    [' ', 'the selection is empty; name a model, or take --select off'],
  ])('refuses %j', (selection, message) => {
    expect(() => selectModels(project, selection)).toThrow(message);
  });

  it('compares with a recorded state', () => {
    const recorded = (sql: string, contract = 'c') => ({ parts: { engine: '1', sql }, contract });
    const now = new Map(all.map((name) => [name, recorded('a')]));
    const before = new Map([
      ['book', recorded('a')],
      ['dim_book', recorded('b')],
      ['fct_loan', recorded('a', 'd')],
      ['stg_desk__loan', recorded('a')],
    ]);
    const state = (select: string) =>
      [...selectModels(project, { select }, { state: { now, before } })].sort();
    expect(state('state:new')).toEqual(['mv_loans_by_month']);
    expect(state('state:modified')).toEqual(['dim_book', 'fct_loan', 'mv_loans_by_month']);
    expect(state('state:modified.body')).toEqual(['dim_book', 'mv_loans_by_month']);
    expect(state('state:modified+,tag:front_page')).toEqual(['mv_loans_by_month']);
    expect(state('state:unmodified')).toEqual(['book', 'stg_desk__loan']);
    expect(state('state:old')).toEqual(['book', 'dim_book', 'fct_loan', 'stg_desk__loan']);
    expect(() => state('state:modifed')).toThrow('state:modifed is none of');
  });
});
