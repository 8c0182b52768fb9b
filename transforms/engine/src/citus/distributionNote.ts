import type { Plan } from '../plan/types.ts';
import type { Project } from '../project/project.ts';
import { isStored } from './storage.ts';

/** What to say when contracts spread rows and the server is one PostgreSQL. */
export const distributionNote = (project: Project, { server, steps }: Plan): string[] => {
  if (server === 'citus' || steps.every(({ action }) => action === 'keep')) return [];
  const names = [...project.models.values()].filter(isStored).map(({ name }) => name);
  return names.length === 0
    ? []
    : [`distribution of ${names.sort().join(', ')} is not used: the server has no Citus, all rows are on it`];
};
