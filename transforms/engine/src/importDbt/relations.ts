import type { World } from './context.ts';
import type { Findings } from './findings.ts';
import type { Value } from './jinja/values.ts';
import { print, Thing } from './jinja/values.ts';
import type { DbtNode } from './nodes.ts';
import type { SourceProperties } from './properties.ts';
import { render } from './render.ts';
import type { DbtRelation } from './relation.ts';
import { text } from './yamlText.ts';

const plain = /^[a-z][a-z0-9_]{0,62}$/;

/** The name of a node's relation here: its alias, or its name, and the number of a version from 2 on. */
export const relationName = (node: DbtNode, findings: Findings): string => {
  const alias = text(node.config['alias']);
  const base = alias !== undefined && node.version === undefined ? alias : node.name;
  const name = (node.version ?? 1) > 1 ? `${base}_v${node.version}` : base;
  if (plain.test(name) && !name.startsWith('pg_')) return name;
  const better = name
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, '_')
    .replace(/^([^a-z]|pg_)/, 'm_$1')
    .slice(0, 63);
  findings.couldNot(
    node.place,
    `${name} cannot be written in SQL without quotes; it is named ${better}`,
    'tell its readers the new name',
  );
  return better;
};

/** The schema a node goes to, by the project's own `generate_schema_name` when it has one. */
export const schemaName = (world: World, node: DbtNode): string => {
  const custom = text(node.config['schema']);
  const own = world.macros.has('generate_schema_name');
  if (!own)
    return (
      custom === undefined ? world.target.schema : `${world.target.schema}_${custom.trim()}`
    ).toLowerCase();
  const thing = new Thing({
    resource_type: node.kind,
    name: node.name,
    fqn: [world.project, ...node.folders, node.name],
    path: [...node.folders, node.stem].join('/'),
    config: new Thing((name) => node.config[name]),
  });
  const { sql } = render(world, '{{ generate_schema_name(__custom, __node) }}', {
    names: { __custom: custom ?? null, __node: thing },
  });
  return sql.trim().toLowerCase() || world.target.schema;
};

/** Answers `ref`: of a versioned model without a version, the latest. */
export const refTo = (nodes: readonly { node: DbtNode; relation: DbtRelation }[]) => {
  const byName = new Map<string, { node: DbtNode; relation: DbtRelation }[]>();
  for (const each of nodes) byName.set(each.node.name, [...(byName.get(each.node.name) ?? []), each]);
  return (name: string, version: Value): DbtRelation | undefined => {
    const found = byName.get(name) ?? [];
    if (found.length <= 1 && version === null) return found[0]?.relation;
    const latest =
      found[0]?.node.properties?.value['latest_version'] ??
      Math.max(...found.map(({ node }) => node.version ?? 1));
    const wanted = Number(version === null ? latest : print(version));
    return found.find(({ node }) => (node.version ?? 1) === wanted)?.relation;
  };
};

/** Answers `source`: the declared table, or the seed of the project that fills it. */
export const sourceTo =
  (
    sources: readonly SourceProperties[],
    schemaOf: (source: SourceProperties) => string,
    seeds: ReadonlyMap<string, DbtRelation>,
  ) =>
  (source: string, table: string): DbtRelation | undefined => {
    const found = sources.find((each) => each.source === source && each.table === table);
    if (!found) return undefined;
    const seed = seeds.get(found.identifier);
    if (seed) return seed;
    const schema = schemaOf(found);
    return { written: `${schema}.${found.identifier}`, schema, identifier: found.identifier };
  };
