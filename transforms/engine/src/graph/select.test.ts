import { libraryProject } from '../testing/library.ts';
import { readProject } from '../project/readProject.ts';
import type { Project } from '../project/project.ts';
import { selectModels } from './select.ts';

describe('selectModels', () => {
  let project: Project;
  beforeAll(async () => {
    const { directory, drop } = await libraryProject();
    project = await readProject(directory);
    await drop();
  });

  it.each([
    ['fct_loan', ['fct_loan']],
    ['+dim_book', ['book', 'dim_book']],
    ['stg_desk__loan+', ['fct_loan', 'mv_loans_by_month', 'stg_desk__loan']],
    ['*_loan', ['fct_loan', 'stg_desk__loan']],
    ['tag:desk, dim_book', ['dim_book', 'stg_desk__loan']],
    ['+tag:front_page', ['book', 'dim_book', 'fct_loan', 'mv_loans_by_month', 'stg_desk__loan']],
  ])('%s', (selection, expected) => {
    expect([...selectModels(project, selection)].sort()).toEqual(expected);
  });

  it.each([
    ['fct_lone', 'fct_lone selects no model of project library; did you mean fct_loan?'],
    ['x', /^x selects no model of project library; its models are \w+, \w+, \w+, \w+, \w+( and \d+ more)?$/],
    ['tag:desc', 'no model of project library has tag desc; did you mean desk?'],
    [' , ', 'the selection is empty; name a model, or take --select off'],
  ])('refuses %j', (selection, message) => {
    expect(() => selectModels(project, selection)).toThrow(message);
  });
});
