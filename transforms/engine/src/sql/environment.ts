import type { Relation } from './relation.ts';

/** The CTEs in reach: a name resolves in the innermost WITH that has it. */
export class Environment {
  private readonly own = new Map<string, () => Relation>();
  private readonly outer: Environment | undefined;

  constructor(outer?: Environment) {
    this.outer = outer;
  }

  define(name: string, relation: () => Relation): void {
    this.own.set(name, relation);
  }

  find(name: string): (() => Relation) | undefined {
    return this.own.get(name) ?? this.outer?.find(name);
  }
}
