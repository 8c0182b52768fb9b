import { Graph } from './graph.ts';
import { longestPath } from './longestPath.ts';

describe('longestPath', () => {
  // One slow leaf against a chain of quick models.
  const graph = new Graph([
    ['slow', []],
    ['a', []],
    ['b', ['a']],
    ['c', ['b']],
  ]);
  const first = (seconds: [string, number][]) =>
    [...longestPath(graph, ['a', 'b', 'c', 'slow'], new Map(seconds))].sort((x, y) => y[1] - x[1])[0];

  it('counts models when nothing was measured', () => {
    expect(first([])).toEqual(['a', 3]);
  });

  it('goes by time where it is known', () => {
    expect(
      first([
        ['slow', 10],
        ['a', 0.1],
        ['b', 0.1],
        ['c', 0.1],
      ]),
    ).toEqual(['slow', 10]);
  });

  it('takes a new model for an average one, and counts only what is built', () => {
    expect(longestPath(graph, ['a', 'b'], new Map([['a', 4]]))).toEqual(
      new Map([
        ['b', 4],
        ['a', 8],
      ]),
    );
  });
});
