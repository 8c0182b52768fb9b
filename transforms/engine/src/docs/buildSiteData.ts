import { relative } from 'node:path';
import type { DataTest } from '../checks/dataTest.ts';
import { inferColumns, type InferredModel } from '../describe/inferColumns.ts';
import type { Project } from '../project/project.ts';
import type { Exposure, Model, Source } from '../project/types.ts';
import type { Input } from '../sql/relation.ts';
import type { Location } from '../text/sourceFile.ts';
import { highlight } from './highlight.ts';
import type { Facts } from './readFacts.ts';
import type { SiteData, SiteExposure, SiteInput, SiteModel, SiteSource, SiteTest } from './siteData.ts';

/** Everything that the docs site shows of a project; `facts` when a database was asked. */
export const buildSiteData = async (project: Project, facts: Facts | undefined): Promise<SiteData> => {
  const inferred = await inferColumns(project);
  const models = project.graph.order().map((name) => project.model(name));
  return {
    project: project.declaredName,
    generatedAt: new Date().toISOString().slice(0, 16).replace('T', ' '),
    facts: facts !== undefined,
    lastRun: facts?.lastRun ?? null,
    models: await Promise.all(
      models.map((model) => siteModel(project, model, inferred.get(model.name)!, facts)),
    ),
    sources: [...project.sources.values()].map((source) => siteSource(project, source, facts)),
    exposures: project.exposures.map(siteExposure),
    tests: project.tests
      .filter(({ model }) => model === undefined)
      .map((test) => siteTest(project, test, test.name, facts)),
  };
};

const siteModel = async (
  project: Project,
  model: Model,
  inferred: InferredModel,
  facts: Facts | undefined,
): Promise<SiteModel> => {
  const tests = project.tests.filter((test) => test.model === model.name);
  const parents = [...(model.query?.models ?? []), ...(model.query?.sources ?? [])];
  const words = new Set(parents.map((name) => name.split('.').at(-1)!));
  return {
    name: model.name,
    kind: model.materialized,
    schema: project.schemaOf(model.name),
    file: relative(project.directory, model.file),
    description: model.description,
    owner: model.owner ?? null,
    tags: model.tags,
    grain: model.grain ? { description: model.grain.description, key: model.grain.key } : null,
    base: model.base,
    version: model.version,
    sunset: model.sunset?.date ?? null,
    parents,
    columns: model.columns.map(({ name, type, description, tests: own }, index) => ({
      name,
      type,
      description,
      nullable: inferred.columns[index]!.nullable,
      tests: own.map(({ kind }) => kind),
      inputs: inferred.columns[index]!.inputs.map(siteInput),
    })),
    influences: inferred.influences.map(siteInput),
    tests: [
      ...tests.map((test) => siteTest(project, test, test.name.slice(model.name.length + 1), facts)),
      ...model.unitTests.map(({ name, at }) => ({
        name: `unit test ${name}`,
        file: placeIn(project, at),
        reads: model.query?.models ?? [],
        lastFailure: facts?.failures.get(`${model.name}.${name}`) ?? null,
      })),
    ],
    indexes: model.indexes.map(({ columns, unique }) => ({ columns, unique })),
    sql: model.query ? await highlight(model.query.source.text.trimEnd(), words) : [],
    live: facts?.models.get(model.name) ?? null,
    lastStatus: facts?.statuses.get(model.name) ?? null,
  };
};

const siteSource = (project: Project, source: Source, facts: Facts | undefined): SiteSource => ({
  name: source.name,
  file: relative(project.directory, source.file),
  description: source.description,
  columns: source.columns.map(({ name, type, notNull, description }) => ({
    name,
    type,
    description,
    nullable: !notNull,
    tests: [],
    inputs: [],
  })),
  freshness: freshnessOf(source),
  rows: facts?.sources.get(source.name)?.rows ?? null,
  bytes: facts?.sources.get(source.name)?.bytes ?? null,
});

const freshnessOf = ({ freshness }: Source): string | null =>
  freshness
    ? [
        `by ${freshness.column}`,
        freshness.warnAfter && `told after ${freshness.warnAfter.text}`,
        freshness.errorAfter && `late after ${freshness.errorAfter.text}`,
      ]
        .filter(Boolean)
        .join(', ')
    : null;

const siteExposure = ({ name, type, description, owner, url, dependsOn }: Exposure): SiteExposure => ({
  name,
  type,
  description: description ?? '',
  owner: owner ?? null,
  url: url ?? null,
  uses: dependsOn.map(({ model, column }) => ({ model, column: column ?? null })),
});

const siteTest = (project: Project, test: DataTest, name: string, facts: Facts | undefined): SiteTest => ({
  name,
  file: placeIn(project, test.at),
  reads: [...test.models, ...test.sources],
  lastFailure: facts?.failures.get(test.name) ?? null,
});

const placeIn = (project: Project, { file, line }: Location): string =>
  `${relative(project.directory, file)}:${line}`;

const siteInput = ({ relation, column, kind }: Input): SiteInput => [relation, column, kind];
