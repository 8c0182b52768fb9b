import { Graph } from '../graph/graph.ts';

/** The relations in an order in which each stands behind what it reads; those of a circle are left out. */
export const inOrder = (reads: ReadonlyMap<string, ReadonlySet<string>>): string[] => {
  const graph = new Graph(
    [...reads].map(([name, parents]) => [name, [...parents].filter((parent) => reads.has(parent))]),
  );
  const circled = new Set(graph.cycles().flat());
  return graph.order().filter((name) => !circled.has(name));
};
