import { isDirect as isDirectInput } from '../../sql/inputs.ts';
import type { SiteColumn, SiteData, SiteExposure, SiteInput, SiteModel, SiteSource } from '../siteData.ts';

/** A model or source by its name. */
export type Relation = { is: 'model'; of: SiteModel } | { is: 'source'; of: SiteSource };

/** A column with its relation: `[relation, column]`. */
export type Place = [relation: string, column: string];

declare global {
  interface Window {
    rosettaDocs: SiteData;
  }
}

/** The data of this site. */
export const data = window.rosettaDocs;

const relations = new Map<string, Relation>([
  ...data.sources.map((of): [string, Relation] => [of.name, { is: 'source', of }]),
  ...data.models.map((of): [string, Relation] => [of.name, { is: 'model', of }]),
]);

/** Every name with what it is. */
export const allRelations = (): ReadonlyMap<string, Relation> => relations;

/** A model or source by its name. */
export const relation = (name: string): Relation | undefined => relations.get(name);

/** A column by its place. */
export const column = ([name, of]: Place): SiteColumn | undefined =>
  relations.get(name)?.of.columns.find((each) => each.name === of);

/** What a relation reads. */
export const parents = (name: string): string[] => {
  const found = relations.get(name);
  return found?.is === 'model' ? found.of.parents : [];
};

const childrenOf = new Map<string, string[]>();
const outOf = new Map<string, SiteInput[]>();
for (const model of data.models) {
  for (const parent of model.parents) childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), model.name]);
  for (const { name, inputs } of model.columns)
    for (const [from, of, kind] of inputs) {
      const key = `${from} ${of}`;
      const known = outOf.get(key);
      if (known) known.push([model.name, name, kind]);
      else outOf.set(key, [[model.name, name, kind]]);
    }
}

/** What reads a relation. */
export const children = (name: string): string[] => childrenOf.get(name) ?? [];

/** What a column is made of, or what is made of it. */
export const neighbours = (place: Place, way: 'up' | 'down'): SiteInput[] =>
  way === 'up' ? (column(place)?.inputs ?? []) : (outOf.get(place.join(' ')) ?? []);

/** The exposures that use a model. */
export const exposuresOf = (name: string): SiteExposure[] =>
  data.exposures.filter(({ uses }) => uses.some(({ model }) => model === name));

/** True when a value is made of the column, rather than decided by it. */
export const isDirect = (kind: SiteInput[2]): boolean => isDirectInput({ kind });

/** All columns up and down from one, along what values are made of. */
export const columnReach = (start: Place): Map<string, Set<string>> => {
  const reached = new Map<string, Set<string>>([[start[0], new Set([start[1]])]]);
  for (const way of ['up', 'down'] as const) {
    const queue: Place[] = [start];
    for (let at = queue.pop(); at; at = queue.pop())
      for (const [name, of, kind] of neighbours(at, way)) {
        const known = reached.get(name) ?? new Set();
        if (!isDirect(kind) || known.has(of)) continue;
        reached.set(name, known.add(of));
        queue.push([name, of]);
      }
  }
  return reached;
};
