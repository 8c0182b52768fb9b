import type { World } from './context.ts';
import { installedPackages, readDbtProject, type DbtProject } from './dbtProject.ts';
import { Findings, lineAt } from './findings.ts';
import { TemplateError } from './jinja/pieces.ts';
import { readMacros } from './macros.ts';
import { mergeConfig } from './configTree.ts';
import { collectNodes, type DbtNode } from './nodes.ts';
import { readProperties, type AllProperties } from './properties.ts';
import type { DbtRelation } from './relation.ts';
import { refTo, relationName, schemaName, sourceTo } from './relations.ts';
import { render, renderValue } from './render.ts';
import type { TypedColumn } from './server.ts';
import { variables } from './vars.ts';
import type { Mapping } from './yamlText.ts';

/** How a project is read: as which target, in which schema, with which variables. */
export interface ReadOptions {
  target: string;
  schema: string | undefined;
  vars: string | undefined;
}

/** A node with its relation here and all its config. */
export interface Planned {
  node: DbtNode;
  relation: DbtRelation;
  config: Mapping;
  reads: Set<string>;
}

/** A dbt project, read, with each template rendered once to see what it reads and configures. */
export interface Reading {
  project: DbtProject;
  properties: AllProperties;
  world: World;
  planned: Map<string, Planned>;
  /** Seeds that the project switches off: their rows still tell the types of a source. */
  disabledSeeds: DbtNode[];
  columns: Map<string, TypedColumn[]>;
  findings: Findings;
}

/** Reads a dbt project. @throws TransformError when it is none, or a YAML file is broken. */
export const readDbt = async (directory: string, options: ReadOptions): Promise<Reading> => {
  const project = await readDbtProject(directory);
  const findings = new Findings(directory);
  const properties = await readProperties(project, findings);
  const packages = new Map<string, Awaited<ReturnType<typeof readMacros>>>();
  for (const each of await installedPackages(directory)) {
    packages.set(each.name, await readMacros(each, undefined));
    if (each.models.length > 0)
      findings.couldNot(
        { file: project.yaml.file, line: 1 },
        `package ${each.name} has ${each.models.length} models of its own`,
        'import the package as a project, or declare its tables as sources',
      );
  }
  const columns = new Map<string, TypedColumn[]>();
  const world: World = {
    project: project.name,
    target: { name: options.target, schema: options.schema ?? project.name },
    vars: variables(project.vars, project.name, options.vars),
    macros: await readMacros(project, findings),
    packages,
    ref: () => undefined,
    source: () => undefined,
    columns: (relation) => columns.get(relation),
  };
  for (const hook of ['on-run-start', 'on-run-end'])
    if (project.yaml.root[hook] !== undefined)
      findings.couldNot(
        project.yaml.place(project.yaml.root, hook),
        `${hook} of the project`,
        'there is no hook of a whole run; put it on a model, or run it before the build',
      );
  const { kept, disabledSeeds } = await collect(project, properties, world, findings);
  world.ref = refTo(kept);
  const seeds = new Map(
    kept.filter(({ node }) => node.kind === 'seed').map(({ node, relation }) => [node.name, relation]),
  );
  world.source = sourceTo(properties.sources, (source) => String(renderValue(world, source.schema)), seeds);
  const planned = new Map<string, Planned>();
  for (const { node, relation } of kept) {
    const found = firstLook(world, node, relation, findings);
    if (found && planned.has(relation.written))
      findings.couldNot(
        node.place,
        `${relation.written} is the name of two nodes`,
        'rename one; names are unique here, whatever their schema',
      );
    else if (found) planned.set(relation.written, found);
  }
  return { project, properties, world, planned, disabledSeeds, columns, findings };
};

const collect = async (project: DbtProject, properties: AllProperties, world: World, findings: Findings) => {
  const kept: { node: DbtNode; relation: DbtRelation }[] = [];
  const disabledSeeds: DbtNode[] = [];
  for (const node of await collectNodes(project, properties, findings)) {
    try {
      node.config = Object.fromEntries(
        Object.entries(node.config).map(([key, value]) => [
          key,
          /hook|sql_header/.test(key) ? value : renderValue(world, value),
        ]),
      );
      if (node.config['enabled'] === false) {
        if (node.kind === 'seed') disabledSeeds.push(node);
        findings.leaveBehind(
          node.place,
          `${node.kind} ${node.name} is not enabled`,
          'enable it, perhaps with --vars, and import again',
        );
        continue;
      }
      const name = relationName(node, findings);
      kept.push({ node, relation: { written: name, identifier: name, schema: schemaName(world, node) } });
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      findings.couldNot(node.place, `the config of ${node.name}: ${error.message}`, 'mend the config');
    }
  }
  return { kept, disabledSeeds };
};

/** Renders a template for what it reads and configures; `select *` of macros is not known yet. */
const firstLook = (
  world: World,
  node: DbtNode,
  relation: DbtRelation,
  findings: Findings,
): Planned | undefined => {
  if (node.kind === 'seed') return { node, relation, config: node.config, reads: new Set() };
  try {
    const { refs, sources, configured } = render(world, node.content, { relation, config: node.config });
    const config = mergeConfig(node.config, configured);
    if (config['enabled'] === false) {
      findings.leaveBehind(
        node.place,
        `${node.kind} ${node.name} is not enabled`,
        'enable it and import again',
      );
      return undefined;
    }
    const late = typeof configured['schema'] === 'string' || typeof configured['alias'] === 'string';
    if (late) relation.schema = schemaName(world, { ...node, config });
    return {
      node,
      relation,
      config,
      reads: new Set([...refs, ...sources].filter((name) => name !== relation.written)),
    };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    findings.couldNot(
      placeIn(node, error.offset),
      `${node.kind} ${node.name}: ${error.message}`,
      'write what it gives as plain SQL, and import again',
    );
    return undefined;
  }
};

/** Where a character of a node's template stands in its file. */
export const placeIn = (node: DbtNode, offset: number | undefined) => ({
  file: node.place.file,
  line: node.place.line + lineAt(node.content, offset) - 1,
});
