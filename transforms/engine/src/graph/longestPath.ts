import type { Graph } from './graph.ts';

/**
 * How long a build goes on from the start of each model: its own time and the longest way down from it. A model that was
 * never measured is taken for an average one, so without any measure it is the number of models on the way.
 */
export const longestPath = (
  graph: Graph,
  names: readonly string[],
  seconds: ReadonlyMap<string, number>,
): Map<string, number> => {
  const wanted = new Set(names);
  const measured = names.flatMap((name) => seconds.get(name) ?? []);
  const average = measured.length === 0 ? 1 : measured.reduce((sum, each) => sum + each, 0) / measured.length;
  const paths = new Map<string, number>();
  for (const name of graph.order().reverse()) {
    if (!wanted.has(name)) continue;
    const below = graph.children(name).map((child) => paths.get(child) ?? 0);
    paths.set(name, (seconds.get(name) ?? average) + Math.max(0, ...below));
  }
  return paths;
};
