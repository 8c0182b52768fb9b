import type { Project } from '../project/project.ts';

/** The schemas in which models are looked up, the first before the next: a target's own, production's behind them. */
export const reach = (project: Project): string[] => {
  const own = project.config.schemas.values();
  const behind = project.target?.production.config.schemas.values() ?? [];
  return [...new Set([...own, ...behind]), 'public'];
};
