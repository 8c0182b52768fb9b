import type { InferredModel } from '../describe/inferColumns.ts';
import { isDirect } from '../sql/inputs.ts';
import type { Input } from '../sql/relation.ts';

/** A column of a model or source. */
export interface ColumnNode {
  relation: string;
  column: string;
}

/** That one column has a part in another, in the words of OpenLineage's column lineage facet. */
export interface Edge {
  from: ColumnNode;
  to: ColumnNode;
  type: 'DIRECT' | 'INDIRECT';
  subtype: Input['kind'];
}

/** Who has a part in whom, over all models of a project. */
export class ColumnGraph {
  private readonly into = new Map<string, Edge[]>();
  private readonly outOf = new Map<string, Edge[]>();

  constructor(models: ReadonlyMap<string, InferredModel>) {
    for (const [relation, { columns }] of models)
      for (const { name, inputs } of columns)
        for (const input of inputs) this.add(input, { relation, column: name });
  }

  /** What a column is made of, one step up; with what decides about it. */
  up(node: ColumnNode): readonly Edge[] {
    return this.into.get(key(node)) ?? [];
  }

  /** What is made of a column, one step down; with what it decides about. */
  down(node: ColumnNode): readonly Edge[] {
    return this.outOf.get(key(node)) ?? [];
  }

  /** Every edge within some steps of a column, each once, nearest first; what only decides is not followed further. */
  reach(node: ColumnNode, way: 'up' | 'down', depth = Infinity): Edge[] {
    const seen = new Set([key(node)]);
    const found: Edge[] = [];
    let level = [node];
    for (let step = 0; step < depth && level.length > 0; step++) {
      const next: ColumnNode[] = [];
      for (const edge of level.flatMap((each) => this[way](each))) {
        found.push(edge);
        const other = way === 'up' ? edge.from : edge.to;
        if (edge.type === 'INDIRECT' || seen.has(key(other))) continue;
        seen.add(key(other));
        next.push(other);
      }
      level = next;
    }
    return found;
  }

  private add(input: Input, to: ColumnNode): void {
    const from = { relation: input.relation, column: input.column };
    const edge: Edge = { from, to, type: isDirect(input) ? 'DIRECT' : 'INDIRECT', subtype: input.kind };
    push(this.into, key(to), edge);
    push(this.outOf, key(from), edge);
  }
}

/** `relation.column`. */
export const key = ({ relation, column }: ColumnNode): string => `${relation}.${column}`;

const push = (map: Map<string, Edge[]>, at: string, edge: Edge): void => {
  const list = map.get(at);
  if (list) list.push(edge);
  else map.set(at, [edge]);
};
