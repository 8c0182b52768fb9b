import { Project, type Deferred } from '../project/project.ts';
import type { Model } from '../project/types.ts';
import { checkTarget, stateKey, targetSchema } from './targetName.ts';

/** What a target reads from production, and which of its models are built as tables for it. */
export interface Deferral {
  deferred: ReadonlyMap<string, Deferred>;
  asTable: ReadonlySet<string>;
  notes: readonly string[];
}

const nothing: Deferral = { deferred: new Map(), asTable: new Set(), notes: [] };

/**
 * The same project in schemas of a developer's own: every schema S is `dev_alice_S`, state, lock and run schemas have a
 * name of their own, and nothing is granted to the readers of production.
 * @throws TransformError when a name would be longer than PostgreSQL keeps.
 */
export const targetProject = (project: Project, target: string, deferral: Deferral = nothing): Project => {
  const { config } = project;
  checkTarget(config.name, config.schemas.values(), target);
  const { deferred, asTable, notes } = deferral;
  const moved = (model: Model): Model => ({
    ...model,
    schema: targetSchema(target, model.schema),
    ...(asTable.has(model.name) ? { materialized: 'table' } : {}),
  });
  return new Project({
    directory: project.directory,
    sources: project.sources,
    graph: project.graph,
    tests: project.tests,
    exposures: project.exposures,
    config: {
      ...config,
      name: stateKey(config.name, target),
      schemas: new Map([...config.schemas].map(([folder, schema]) => [folder, targetSchema(target, schema)])),
      grants: [],
    },
    models: new Map([...project.models].map(([name, model]) => [name, moved(model)])),
    target: { name: target, production: project, deferred, notes },
  });
};

/** The project as a command works on it: in a target when one is named. */
export const inTarget = (project: Project, target: string | undefined): Project =>
  target === undefined ? project : targetProject(project, target);
