import { readType } from './typeName.ts';

describe('readType', () => {
  it.each([
    ['integer', 'int4'],
    ['bigint', 'int8'],
    ['timestamp with time zone', 'timestamptz'],
    ['pg_catalog.text', 'text'],
    ['decimal(10)', 'numeric(10,0)'],
    ['numeric(38, 17)', 'numeric(38,17)'],
    ['varchar(3)[]', 'varchar(3)[]'],
    ['text[3][]', 'text[]'],
  ])('%s is %s', async (written, canonical) => {
    expect(await readType(written)).toBe(canonical);
  });

  it.each(['a b c', 'text, 1', 'text as x', 'text from book', 'text; select 1', ''])(
    '%j is no type',
    async (written) => {
      expect(await readType(written)).toBeUndefined();
    },
  );
});
