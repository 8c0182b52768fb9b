/** Where a node stands in a drawing from left to right. */
export interface Placed {
  name: string;
  x: number;
  y: number;
}

/** The size of a node and the room between two. */
export const box = { width: 210, height: 40, right: 60, below: 22 };

/**
 * Places a graph in layers: each node right of all that it reads, near what it is tied to. Four sweeps of the usual
 * barycentre ordering; a project's graph is small and shallow, so that no more is gained by a library.
 */
export const layout = (
  names: readonly string[],
  parentsOf: (name: string) => readonly string[],
  heightOf: (name: string) => number = () => box.height,
): Map<string, Placed> => {
  const within = new Set(names);
  const parents = new Map(
    names.map((name) => [name, parentsOf(name).filter((parent) => within.has(parent))]),
  );
  const children = new Map<string, string[]>(names.map((name) => [name, []]));
  for (const [name, of] of parents) for (const parent of of) children.get(parent)!.push(name);

  const layerOf = new Map<string, number>();
  const layer = (name: string): number => {
    const known = layerOf.get(name);
    if (known !== undefined) return known;
    layerOf.set(name, 0); // a circle cannot be, but must not hang the page
    const found = Math.max(-1, ...parents.get(name)!.map(layer)) + 1;
    layerOf.set(name, found);
    return found;
  };
  names.forEach(layer);
  // What only starts stands beside what it starts, not at the far left.
  for (const name of names)
    if (parents.get(name)!.length === 0 && children.get(name)!.length > 0)
      layerOf.set(name, Math.min(...children.get(name)!.map((child) => layerOf.get(child)!)) - 1);

  const layers: string[][] = [];
  for (const name of [...names].sort()) (layers[layerOf.get(name)!] ??= []).push(name);
  for (let sweep = 0; sweep < 4; sweep++) {
    const place = new Map(
      layers.flatMap((each) => (each ?? []).map((name, index) => [name, index / each.length] as const)),
    );
    const near = sweep % 2 === 0 ? parents : children;
    for (const each of layers) {
      const centre = new Map(
        (each ?? []).map((name) => {
          const ties = near.get(name)!;
          const sum = ties.reduce((total, tie) => total + place.get(tie)!, 0);
          return [name, ties.length > 0 ? sum / ties.length : place.get(name)!];
        }),
      );
      each?.sort((a, b) => centre.get(a)! - centre.get(b)!);
      each?.forEach((name, index) => place.set(name, index / each.length));
    }
  }
  const heights = layers.map((each) =>
    (each ?? []).reduce((sum, name) => sum + heightOf(name) + box.below, 0),
  );
  const tallest = Math.max(0, ...heights);
  const placed = new Map<string, Placed>();
  layers.forEach((each, column) => {
    let y = (tallest - heights[column]!) / 2;
    for (const name of each ?? []) {
      placed.set(name, { name, x: column * (box.width + box.right), y });
      y += heightOf(name) + box.below;
    }
  });
  return placed;
};
