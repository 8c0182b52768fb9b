import { Graph } from './graph.ts';

describe('Graph', () => {
  const graph = new Graph([
    ['mart', ['left', 'right']],
    ['left', ['base']],
    ['right', ['base']],
    ['base', []],
  ]);

  it('puts parents before children', () => {
    expect(graph.order()).toEqual(['base', 'left', 'right', 'mart']);
  });

  it('knows what stands on what, and how much', () => {
    expect([...graph.ancestors('mart')].sort()).toEqual(['base', 'left', 'right']);
    expect([...graph.descendants('left')]).toEqual(['mart']);
    expect(graph.height('base')).toBe(3);
  });

  it('finds a circle, and the one of a model that reads itself', () => {
    const round = new Graph([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
      ['self', ['self']],
    ]);
    expect(round.cycles()).toEqual([['a', 'b', 'c'], ['self']]);
  });
});
