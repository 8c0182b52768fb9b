import { basename } from 'node:path';
import { Graph } from '../graph/graph.ts';
import { Diagnostics } from '../text/diagnostics.ts';
import { readText } from '../text/reading.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { YamlFile } from '../text/yamlFile.ts';
import { compileQuery, type CompileContext } from './compileQuery.ts';
import { checkAsOfRun } from './checkAsOfRun.ts';
import { checkFrom } from './checkFrom.ts';
import { checkColocation } from './checkColocation.ts';
import { checkContract } from './checkContract.ts';
import { checkUnitTests } from './checkUnitTests.ts';
import { compileTests } from './compileTests.ts';
import { findFiles, type ModelFiles } from './findFiles.ts';
import { latestViews } from './latestViews.ts';
import { Project } from './project.ts';
import { relationOfModel, relationOfSource } from './relations.ts';
import { readConfig } from './readConfig.ts';
import { readContract } from './readContract.ts';
import { readExposures } from './readExposures.ts';
import { readSeed } from './readSeed.ts';
import { readSources } from './readSources.ts';
import { readTestFile } from './readTestFile.ts';
import type { CustomTest, Model } from './types.ts';

/** Compiles a project from its files. @throws ProjectError with everything that is wrong. */
export const compileProject = async (root: string): Promise<Project> => {
  const diagnostics = new Diagnostics();
  const config = await readConfig(root, diagnostics);
  diagnostics.throwIfAny();
  const [sources, files] = [
    await readSources(config, diagnostics),
    await findFiles(root, config, diagnostics),
  ];

  const exposures = await readExposures(config, diagnostics);
  const unclear = new Set<string>();
  const models = new Map<string, Model>();
  const texts = new Map<string, SourceFile>();
  for (const found of files.models) {
    const source = new SourceFile(found.file, readText(found.file));
    texts.set(found.name, source);
    models.set(found.name, await readModel(found, source, diagnostics));
  }
  for (const { model, source } of latestViews(models, diagnostics)) {
    models.set(model.name, model);
    texts.set(model.name, source);
  }
  await checkColocation(models, diagnostics);
  // Queries are judged against contracts: with a broken one, most of what follows would be noise.
  diagnostics.throwIfAny();
  const context: CompileContext = {
    diagnostics,
    catalog: {
      models: new Map(
        await Promise.all(
          [...models].map(async ([name, model]) => [name, await relationOfModel(model)] as const),
        ),
      ),
      sources: new Map(
        await Promise.all(
          [...sources].map(async ([name, source]) => [name, await relationOfSource(source)] as const),
        ),
      ),
    },
  };
  for (const model of models.values()) {
    if (model.materialized === 'seed') continue;
    const before = diagnostics.list.length;
    model.query = await compileQuery(texts.get(model.name)!, context);
    // What the query returns and reads is not known then: what would be said of it follows from the mistake.
    if (diagnostics.list.length > before) unclear.add(model.name);
    if (!model.query) continue;
    if (!unclear.has(model.name)) await checkContract(model, model.query, diagnostics);
    checkAsOfRun(model, model.query, diagnostics);
  }
  for (const model of models.values()) await checkFrom(model, models, context);
  for (const model of models.values())
    if (!unclear.has(model.name)) checkUnitTests(model, models, sources, diagnostics);
  const customTests: CustomTest[] = [];
  for (const file of files.tests) {
    const query = await compileQuery(new SourceFile(file, readText(file)), context);
    const policy = await readTestFile(file, diagnostics);
    if (query) customTests.push({ name: basename(file, '.sql'), file, query, policy });
  }
  const graph = new Graph([...models.values()].map((model) => [model.name, model.query?.models ?? []]));
  for (const cycle of graph.cycles()) {
    const first = models.get(cycle[0]!)!;
    diagnostics.add(
      texts.get(first.name)!.at(0),
      `models go in a circle: ${[...cycle, cycle[0]].join(' -> ')}`,
    );
  }
  const tests = await compileTests([...models.values()], customTests, context);
  diagnostics.throwIfAny();
  return new Project({ directory: root, config, models, sources, graph, tests, exposures });
};

const readModel = async (found: ModelFiles, source: SourceFile, diagnostics: Diagnostics): Promise<Model> => {
  const contractSource = new SourceFile(found.contractFile, readText(found.contractFile));
  const contract = await readContract(new YamlFile(contractSource, diagnostics), found);
  const { schema, folder, file, contractFile } = found;
  if (contract.materialized === 'view' && contract.indexes.length > 0) {
    diagnostics.add(
      contract.indexes[0]!.at,
      'a view has no indexes; materialize it as table or materialized_view',
    );
  }
  const seed = found.kind === 'seed' ? readSeed(source, contract, diagnostics) : undefined;
  return { ...contract, latestOf: undefined, schema, folder, file, contractFile, query: undefined, seed };
};
