import { clearBelow, drillPath } from './drillPath';

const levels = ['domain', 'family', 'product'] as const;

describe('drill path', () => {
  it('lists the first level without a choice, below those that have one', () => {
    expect(drillPath(levels, {})).toEqual({ level: 'domain', parents: [] });
    expect(drillPath(levels, { domain: 'cloud' })).toEqual({
      level: 'family',
      parents: [{ level: 'domain', id: 'cloud' }],
    });
    expect(drillPath(levels, { domain: 'a', family: 'b', product: 'c' })).toMatchObject({
      level: 'product',
      parents: [{}, {}, {}],
    });
  });

  it('starts at the top when only a lower level is chosen: it then filters', () => {
    expect(drillPath(levels, { product: 'c' })).toEqual({ level: 'domain', parents: [] });
  });

  it('goes up by clearing what is below', () => {
    expect(Object.keys(clearBelow(levels, 'domain'))).toEqual(['family', 'product']);
    expect(Object.keys(clearBelow(levels, undefined))).toEqual([...levels]);
  });
});
