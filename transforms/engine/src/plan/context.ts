import type pg from 'pg';
import type { ModelState } from '../database/ops.ts';
import { readRelations, type LiveRelation } from '../database/relations.ts';
import type { Project } from '../project/project.ts';
import { checkGrants, missingGrants } from './checkGrants.ts';
import { askRecorded, type Recorded } from './recorded.ts';
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
export const readContext = async (
  client: pg.Client,
  project: Project,
  recorded?: Promise<Recorded>,
): Promise<PlanContext> => {
  await checkGrants(client, project);
  const asked =
    recorded ?? (await askRecorded(client, { name: project.name, schemas: schemasOf(project) })).answer;
  const { states: own, relations: found } = await asked;
  const states = new Map(own);
  for (const [name, { state }] of project.target?.deferred ?? []) states.set(name, state);
  const tokens = await readSourceTokens(client, usedSources(project));
  const relations = [...found, ...(await otherRelations(client, project, { own, states }))];
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

const schemasOf = ({ config }: Project): string[] => [...new Set(config.schemas.values())];

/** What bears the name of a model that is not recorded: what was never built, and what is read from production. */
const otherRelations = async (
  client: pg.Client,
  project: Project,
  { own, states }: { own: ReadonlyMap<string, ModelState>; states: ReadonlyMap<string, ModelState> },
): Promise<LiveRelation[]> => {
  const names = [...project.models.keys()].filter((name) => !own.has(name));
  if (names.length === 0) return [];
  const schemas = new Set([...schemasOf(project), ...[...states.values()].map(({ schema }) => schema)]);
  return readRelations(client, [...schemas], names);
};
