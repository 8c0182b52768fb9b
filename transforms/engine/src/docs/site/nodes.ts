import type { SiteExposure } from '../siteData.ts';
import { allRelations, children, data, exposuresOf, parents, relation } from './catalog.ts';
import { kindOf, linkTo } from './words.ts';

/** What stands before the name of an exposure in the graph; no relation's name has a blank. */
const mark = 'exposure ';

const exposures = new Map(data.exposures.map((exposure) => [mark + exposure.name, exposure]));

const nameOf = ({ name }: SiteExposure): string => mark + name;

/** Every node of the graph: sources, models, exposures. */
export const allNodes = (): string[] => [...allRelations().keys(), ...exposures.keys()];

/** What a node reads. */
export const nodeParents = (node: string): string[] => {
  const exposure = exposures.get(node);
  const names = exposure ? [...new Set(exposure.uses.map(({ model }) => model))] : parents(node);
  return names.filter((name) => relation(name));
};

/** What reads a node. */
export const nodeChildren = (node: string): string[] => [...children(node), ...exposuresOf(node).map(nameOf)];

/** The exposures that use one of some columns. */
export const exposuresAlong = (reach: ReadonlyMap<string, ReadonlySet<string>>): string[] =>
  data.exposures
    .filter(({ uses }) =>
      uses.some(({ model, column }) => (column === null ? reach.has(model) : reach.get(model)?.has(column))),
    )
    .map(nameOf);

/** How a node is shown: its name, what it is, and the page about it. */
export const describeNode = (node: string): { name: string; kind: string; href: string } => {
  const exposure = exposures.get(node);
  if (exposure) return { name: exposure.name, kind: exposure.type, href: '#/exposures' };
  return { name: node, kind: kindOf(node), href: linkTo(node) };
};
