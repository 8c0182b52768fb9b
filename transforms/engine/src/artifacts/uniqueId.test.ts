import { modelId, sourceId, uniqueId } from './uniqueId.ts';

it('names nodes as dbt does', () => {
  expect(modelId('library', { name: 'fct_loan', materialized: 'table' })).toBe('model.library.fct_loan');
  expect(modelId('library', { name: 'book', materialized: 'seed' })).toBe('seed.library.book');
  expect(sourceId('library', { schema: 'desk', table: 'loan' })).toBe('source.library.desk.loan');
  expect(uniqueId('test', 'library', 'fct_loan.grain')).toBe('test.library.fct_loan.grain');
});
