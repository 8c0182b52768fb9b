import type pg from 'pg';
import { readStates, type ModelState } from '../database/ops.ts';
import { readRelations, type LiveRelation } from '../database/relations.ts';
import type { Project } from '../project/project.ts';
import { checkGrants, missingGrants } from './checkGrants.ts';
import { readSourceTokens } from './sourceTokens.ts';

/** What a plan knows of the database before it looks at models. */
export interface PlanContext {
  states: Map<string, ModelState>;
  /** By source. */
  tokens: Map<string, string | null>;
  /** Everything that bears a name of the project where the project puts or put models. */
  relations: LiveRelation[];
  /** What stands where each recorded model was published. */
  live: Map<string, LiveRelation>;
  /** By model, the grants to mend. */
  missing: Map<string, string[]>;
}

/** @throws TransformError when a role or a source of the project does not exist. */
export const readContext = async (client: pg.Client, project: Project): Promise<PlanContext> => {
  await checkGrants(client, project);
  const states = await readStates(client, project.name);
  for (const [name, { state }] of project.target?.deferred ?? []) states.set(name, state);
  const tokens = await readSourceTokens(client, usedSources(project));
  const relations = await relationsOf(client, project, [...states.values()]);
  const missing = await missingGrants(client, project, states);
  const live = new Map(
    relations.flatMap((found) =>
      states.get(found.name)?.schema === found.schema ? [[found.name, found] as const] : [],
    ),
  );
  return { states, tokens, relations, live, missing };
};

const usedSources = (project: Project) => {
  const used = new Set([...project.models.values()].flatMap((model) => model.query?.sources ?? []));
  return [...used].map((name) => project.sources.get(name)!);
};

const relationsOf = (client: pg.Client, project: Project, recorded: readonly ModelState[]) => {
  const schemas = new Set([...project.config.schemas.values(), ...recorded.map(({ schema }) => schema)]);
  const names = new Set([...project.models.keys(), ...recorded.map(({ model }) => model)]);
  return readRelations(client, [...schemas], [...names]);
};
