import type { Reading } from './plan.ts';
import { describe, type SourceProperties } from './properties.ts';
import { renderValue } from './render.ts';
import { readSeedRows } from './seedRows.ts';
import type { Server, TypedColumn } from './server.ts';
import { isMapping, mappings, text, type Mapping } from './yamlText.ts';

/** A source of ours: the table and its declaration. */
export interface ConvertedSource {
  name: string;
  file: string;
  declaration: Mapping;
  properties: SourceProperties;
}

/**
 * Declares the source tables that no seed of the project fills. Their types are those of the database, or those that the
 * YAML says, or those of a seed that is switched off.
 */
export const convertSources = async (reading: Reading, server: Server): Promise<ConvertedSource[]> => {
  const converted: ConvertedSource[] = [];
  for (const source of reading.properties.sources) {
    const relation = reading.world.source(source.source, source.table);
    if (!relation || !relation.written.includes('.')) continue;
    const columns =
      (await server.columnsOf(relation.schema, relation.identifier)) ??
      (await declared(reading, source, server, relation));
    if (!columns) {
      reading.findings.couldNot(
        source.yaml.place(source.value),
        `source ${source.source}.${source.table}: the types of its columns are not known`,
        `give --database a database that has ${relation.written}, or write data_type beside each column`,
      );
      continue;
    }
    reading.columns.set(relation.written, columns);
    converted.push({
      name: relation.written,
      file: `${relation.schema}__${relation.identifier}.yml`,
      declaration: declaration(reading, source, columns, relation.written),
      properties: source,
    });
  }
  return converted;
};

const declared = async (
  reading: Reading,
  source: SourceProperties,
  server: Server,
  relation: { schema: string; identifier: string },
): Promise<TypedColumn[] | undefined> => {
  const written = mappings(source.value['columns']).map((column) => ({
    name: String(column['name']).toLowerCase(),
    type: text(column['data_type']),
  }));
  const seed = reading.disabledSeeds.find(({ name }) => name === source.identifier);
  const columns =
    written.length > 0 && written.every(({ type }) => type !== undefined)
      ? written.map(({ name, type }) => ({ name, type: type! }))
      : seed && readSeedRows(seed.content, new Map()).columns;
  if (!columns || (await server.declare(relation.schema, relation.identifier, columns)) !== undefined)
    return undefined;
  return columns;
};

const declaration = (
  { properties, world }: Reading,
  source: SourceProperties,
  columns: readonly TypedColumn[],
  name: string,
): Mapping => {
  const said = new Map(
    mappings(source.value['columns']).map((column) => [String(column['name']).toLowerCase(), column]),
  );
  const description = describe(properties.docs, source.value['description'] ?? source.whole['description']);
  const freshness = freshnessOf(source, (value) => renderValue(world, value));
  return {
    source: name,
    ...(description === '' ? {} : { description }),
    ...(freshness ? { freshness } : {}),
    columns: Object.fromEntries(
      columns.map((column) => {
        const text = describe(properties.docs, said.get(column.name)?.['description']);
        return [column.name, { type: column.type, ...(text === '' ? {} : { description: text }) }];
      }),
    ),
  };
};

const units: Record<string, string> = { minute: 'min', hour: 'h', day: 'd' };

const freshnessOf = (
  { value, whole }: SourceProperties,
  rendered: (value: unknown) => unknown,
): Mapping | undefined => {
  const config = (of: Mapping) => (isMapping(of['config']) ? of['config'] : {});
  const pick = (key: string) =>
    rendered(value[key] ?? config(value)[key] ?? whole[key] ?? config(whole)[key]);
  const [column, rules] = [text(pick('loaded_at_field')), pick('freshness')];
  if (!column || !/^\w+$/.test(column) || !isMapping(rules)) return undefined;
  const after = (key: string): Mapping => {
    const rule = rules[key];
    return isMapping(rule) && rule['count']
      ? { [key]: `${rule['count']}${units[String(rule['period'])] ?? 'd'}` }
      : {};
  };
  const limits = { ...after('warn_after'), ...after('error_after') };
  return Object.keys(limits).length > 0 ? { column, ...limits } : undefined;
};
