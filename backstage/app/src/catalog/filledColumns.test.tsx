import { filledColumns } from './filledColumns';

const lifecycle = { field: 'entity.spec.lifecycle' };
const description = { field: 'entity.metadata.description' };
const tags = { field: 'entity.metadata.tags' };
const columns = [{}, lifecycle, description, tags];

describe('the columns of the catalog', () => {
  it('leave out what no entity of the page has', () => {
    expect(filledColumns(columns, [{ metadata: {} }, { metadata: { tags: [] } }])).toEqual([{}, lifecycle]);
  });

  it('keep what one of them has', () => {
    const entities = [{ metadata: {} }, { metadata: { description: 'Sells.', tags: ['java'] } }];
    expect(filledColumns(columns, entities)).toEqual(columns);
  });
});
