import type { ModelState } from '../database/ops.ts';
import type { Graph } from '../graph/graph.ts';
import { TransformError } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import type { DataTest } from '../checks/dataTest.ts';
import type { Exposure, Model, ProjectConfig, Source } from './types.ts';

/** Where a column's value comes from, one step up: a model's column or a source's. */
export type Trace = { model: string; column: string } | { source: string; column: string };

/** A model of production that a target reads. */
export interface Deferred {
  state: ModelState;
  /** Changes whenever production publishes the model. */
  token: string;
}

/** A developer's own copy of a project: its name, and the project that it copies. */
export interface Target {
  name: string;
  production: Project;
  /** What is read from production, since the target has none of its own and builds none. */
  deferred: ReadonlyMap<string, Deferred>;
  /** What a person should know about that, in sentences. */
  notes: readonly string[];
}

/** A project that was read and compiled. */
export class Project {
  readonly directory: string;
  readonly config: ProjectConfig;
  readonly models: ReadonlyMap<string, Model>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly graph: Graph;
  readonly tests: readonly DataTest[];
  readonly exposures: readonly Exposure[];
  readonly target: Target | undefined;

  constructor(
    parts: Pick<Project, 'directory' | 'config' | 'models' | 'sources' | 'graph' | 'tests' | 'exposures'> & {
      target?: Target | undefined;
    },
  ) {
    this.directory = parts.directory;
    this.config = parts.config;
    this.models = parts.models;
    this.sources = parts.sources;
    this.graph = parts.graph;
    this.tests = parts.tests;
    this.exposures = parts.exposures;
    this.target = parts.target;
  }

  /** What its state and its schemas are called in the database: in a target `library@dev_alice`. */
  get name(): string {
    return this.config.name;
  }

  /** What project.yml calls it, in every target. */
  get declaredName(): string {
    return this.target?.production.name ?? this.name;
  }

  /** Where a model is: in a target, production's schema when it is read from there. */
  schemaOf(name: string): string {
    return this.target?.deferred.get(name)?.state.schema ?? this.model(name).schema;
  }

  /** A model by name. @throws TransformError with the nearest name when there is none. */
  model(name: string): Model {
    const model = this.models.get(name);
    if (!model)
      throw new TransformError(
        `project ${this.name} has no model ${name}${suggestion(name, this.models.keys())}`,
      );
    return model;
  }

  /**
   * The columns of the direct parents that a column's value is made of, conditions and filters of its expression
   * included; none for a seed, a constant or a count of rows.
   */
  trace(modelName: string, column: string): Trace[] {
    const model = this.model(modelName);
    if (!model.columns.some(({ name }) => name === column)) {
      throw new TransformError(
        `${modelName} has no column ${column}${suggestion(
          column,
          model.columns.map(({ name }) => name),
        )}`,
      );
    }
    const origins = model.query?.output.find(({ name }) => name === column)?.origins ?? [];
    return origins.map(({ relation, column: from }) =>
      this.models.has(relation) ? { model: relation, column: from } : { source: relation, column: from },
    );
  }
}
