import { relative } from 'node:path';
import type { Project } from './project.ts';
import type { Model } from './types.ts';

const day = 86_400_000;

/** How many days before a sunset people are told of it. */
const ahead = 30;

/** What to say of models whose sunset is near or past, and who still reads them. */
export const sunsetWarnings = (project: Project, now = new Date()): string[] =>
  [...project.models.values()].flatMap((model) => {
    if (!model.sunset) return [];
    const days = Math.ceil((Date.parse(`${model.sunset.date}T00:00:00Z`) - now.getTime()) / day);
    if (days > ahead) return [];
    const newer = newerThan(project, model);
    const readers = readersOf(project, model);
    const still =
      readers.length > 0
        ? `still read by ${readers.join(', ')}${newer ? `, which should read ${newer}` : ''}`
        : 'read by no model and no exposure of this project';
    const file = relative(project.directory, model.file);
    return days > 0
      ? [`${model.name} goes on ${model.sunset.date}, in ${days} day${days === 1 ? '' : 's'}; it is ${still}`]
      : [`${model.name} was to go on ${model.sunset.date}: delete ${file} and its contract; it is ${still}`];
  });

const newerThan = (project: Project, { base, version }: Model): string | undefined =>
  [...project.models.values()]
    .filter((other) => other.base === base && other.version > version && other.latestOf === undefined)
    .sort((a, b) => b.version - a.version)[0]?.name;

const readersOf = (project: Project, { name }: Model): string[] => [
  ...project.graph
    .children(name)
    .filter((child) => project.model(child).latestOf === undefined)
    .sort(),
  ...project.exposures
    .filter(({ dependsOn }) => dependsOn.some(({ model }) => model === name))
    .map((exposure) => `${exposure.type} ${exposure.name}`),
];
