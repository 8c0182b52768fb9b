/** Who reads whom: a directed graph of model names. */
export class Graph {
  private readonly parentsOf: ReadonlyMap<string, readonly string[]>;
  private readonly childrenOf = new Map<string, string[]>();

  constructor(edges: Iterable<readonly [name: string, parents: readonly string[]]>) {
    this.parentsOf = new Map(edges);
    for (const name of this.parentsOf.keys()) this.childrenOf.set(name, []);
    for (const [name, parents] of this.parentsOf)
      for (const parent of parents) this.childrenOf.get(parent)?.push(name);
  }

  parents(name: string): readonly string[] {
    return this.parentsOf.get(name) ?? [];
  }

  children(name: string): readonly string[] {
    return this.childrenOf.get(name) ?? [];
  }

  /** All that a model stands on within so many steps, itself not included. */
  ancestors(name: string, steps = Infinity): Set<string> {
    return reach(name, steps, (at) => this.parents(at));
  }

  /** All that stands on a model within so many steps, itself not included. */
  descendants(name: string, steps = Infinity): Set<string> {
    return reach(name, steps, (at) => this.children(at));
  }

  /** All that stands on any of some models. */
  above(names: Iterable<string>): Set<string> {
    const found = new Set<string>();
    const from = [...names];
    for (let name = from.pop(); name !== undefined; name = from.pop())
      for (const child of this.children(name)) {
        if (found.has(child)) continue;
        found.add(child);
        from.push(child);
      }
    return found;
  }

  /** Parents before children, otherwise by name. */
  order(): string[] {
    const done = new Set<string>();
    const visit = (name: string): void => {
      if (done.has(name)) return;
      done.add(name);
      for (const parent of [...this.parents(name)].sort()) if (this.parentsOf.has(parent)) visit(parent);
      ordered.push(name);
    };
    const ordered: string[] = [];
    for (const name of [...this.parentsOf.keys()].sort()) visit(name);
    return ordered;
  }

  /** The number of models on the longest way down from a model: what holds up most is built first. */
  height(name: string): number {
    const known = this.heights.get(name);
    if (known !== undefined) return known;
    const height = 1 + Math.max(0, ...this.children(name).map((child) => this.height(child)));
    this.heights.set(name, height);
    return height;
  }

  /** Every circle once, as the names on it in reading order. */
  cycles(): string[][] {
    const cycles: string[][] = [];
    const done = new Set<string>();
    const visit = (name: string, path: string[]): void => {
      const start = path.indexOf(name);
      if (start >= 0) {
        cycles.push(path.slice(start));
        return;
      }
      if (done.has(name)) return;
      for (const parent of this.parents(name)) visit(parent, [...path, name]);
      done.add(name);
    };
    for (const name of [...this.parentsOf.keys()].sort()) visit(name, []);
    return cycles;
  }

  private readonly heights = new Map<string, number>();
}

const reach = (name: string, steps: number, next: (name: string) => readonly string[]): Set<string> => {
  const reached = new Set<string>();
  let edge = new Set(next(name));
  for (let step = 1; step <= steps && edge.size > 0; step++) {
    for (const at of edge) reached.add(at);
    edge = new Set([...edge].flatMap((at) => next(at)).filter((at) => !reached.has(at)));
  }
  return reached;
};
