import { CsvError } from 'csv-parse/sync';
import { captured } from './captured.ts';
import { convertConfig } from './convertConfig.ts';
import { convertTests } from './convertTests.ts';
import { convertUnitTests } from './convertUnitTests.ts';
import { TemplateError } from './jinja/pieces.ts';
import { materialization } from './materialization.ts';
import { placeIn, type Planned, type Reading } from './plan.ts';
import { describe } from './properties.ts';
import { testsOf } from './readTests.ts';
import { render } from './render.ts';
import { readSeedRows } from './seedRows.ts';
import { isRefusal, type Server, type TypedColumn } from './server.ts';
import { tidy } from './tidy.ts';
import { isMapping, mappings, text, type Mapping } from './yamlText.ts';

/** A model, seed or snapshot of ours: its text and its contract. */
export interface Converted {
  planned: Planned;
  /** The SQL, or the CSV of a seed. */
  content: string;
  contract: Mapping;
}

/** What the engine adds to a snapshot, under the names that dbt gave to the same. */
const snapshotNames: Record<string, string> = {
  dbt_valid_from: 'valid_from',
  dbt_valid_to: 'valid_to',
  dbt_updated_at: 'valid_from',
  dbt_scd_id: 'snapshot_id',
};

/** Turns a node into ours: renders it, asks PostgreSQL for its columns, and writes its contract. Nothing when it cannot come along. */
export const convertNode = async (
  reading: Reading,
  planned: Planned,
  server: Server,
): Promise<Converted | undefined> => {
  const { findings } = reading;
  const { node, relation } = planned;
  const missing = [...planned.reads].find((name) => !reading.columns.has(name));
  if (missing !== undefined) {
    findings.couldNot(
      node.place,
      `${node.name} reads ${missing}, which did not come along`,
      `mend ${missing}, and import again`,
    );
    return undefined;
  }
  try {
    const made =
      node.kind === 'seed' ? await seed(reading, planned, server) : await model(reading, planned, server);
    if (made === undefined) return undefined;
    const { content, columns, more } = made;
    reading.columns.set(relation.written, node.kind === 'snapshot' ? [...columns, ...added] : columns);
    return { planned, content, contract: await contractOf(reading, planned, columns, more) };
  } catch (error) {
    if (error instanceof CsvError)
      findings.couldNot(
        { file: node.place.file, line: typeof error.lines === 'number' ? error.lines : 1 },
        `seed ${node.name}: ${error.message}`,
        'mend the file',
      );
    else if (error instanceof TemplateError)
      findings.couldNot(
        placeIn(node, error.offset),
        `${node.kind} ${node.name}: ${error.message}`,
        'write what it gives as plain SQL, and import again',
      );
    else throw error;
    return undefined;
  }
};

const added: TypedColumn[] = [
  { name: 'snapshot_id', type: 'text' },
  { name: 'valid_from', type: 'timestamp with time zone' },
  { name: 'valid_to', type: 'timestamp with time zone' },
];

interface Made {
  content: string;
  columns: TypedColumn[];
  more: Mapping;
}

const seed = async (
  { findings }: Reading,
  { node, relation, config }: Planned,
  server: Server,
): Promise<Made | undefined> => {
  const types = isMapping(config['column_types']) ? config['column_types'] : {};
  const { columns, csv } = readSeedRows(
    node.content,
    new Map(Object.entries(types).map(([name, type]) => [name.toLowerCase(), String(type)])),
    text(config['delimiter']),
  );
  const refused =
    (await server.declare(undefined, relation.identifier, columns)) ??
    (await server.load(
      relation.identifier,
      columns.map(({ name }) => name),
      csv,
    ));
  if (refused) {
    findings.couldNot(
      node.place,
      `seed ${node.name}: ${refused.message}`,
      'mend the rows or its column_types',
    );
    return undefined;
  }
  return { content: csv, columns, more: {} };
};

const model = async (
  reading: Reading,
  { node, relation, config, reads }: Planned,
  server: Server,
): Promise<Made | undefined> => {
  const { world, findings } = reading;
  const rendered = render(world, node.content, { relation, config });
  const hidden = await captured(rendered.sql, rendered.marks);
  for (const name of hidden)
    findings.couldNot(
      node.place,
      `${node.name} has a CTE ${name}, which hides the model ${name} that it reads later`,
      'rename the CTE, and import again',
    );
  if (hidden.length > 0) return undefined;
  const ofSnapshot = [...reads].some((name) => reading.planned.get(name)?.node.kind === 'snapshot');
  const sql = await tidy(
    ofSnapshot
      ? rendered.sql.replace(
          /\bdbt_(valid_from|valid_to|updated_at|scd_id)\b/g,
          (name) => snapshotNames[name]!,
        )
      : rendered.sql,
  );
  if (ofSnapshot && /\bdbt_(valid|scd|updated)/.test(rendered.sql))
    findings.leaveBehind(
      node.place,
      `the dbt_ columns of the snapshot that ${node.name} reads`,
      'they are snapshot_id, valid_from and valid_to here',
    );
  const columns = await server.create(relation.identifier, sql);
  if (isRefusal(columns)) {
    findings.couldNot(
      placeIn(node, offsetIn(node.content, sql, columns.offset)),
      `${node.kind} ${node.name}: PostgreSQL says ${columns.message}`,
      'write it in PostgreSQL’s SQL, and import again',
    );
    return undefined;
  }
  const incremental =
    config['materialized'] === 'incremental'
      ? render(world, node.content, { relation, config, incremental: true })
      : undefined;
  return {
    content: sql,
    columns,
    more: materialization(node, config, columns, { incremental, name: relation.identifier }, findings),
  };
};

/** Where a place of the SQL stands in the template: at the same line of text, as far as it was written there. */
const offsetIn = (template: string, sql: string, offset: number | undefined): number | undefined => {
  if (offset === undefined) return undefined;
  const lines = sql.slice(0, offset).split('\n').length;
  for (let index = lines - 1; index >= 0; index--) {
    const line = sql.split('\n')[index]!.trim();
    const found = line.length > 2 ? template.indexOf(line) : -1;
    if (found >= 0) return found;
  }
  return undefined;
};

const contractOf = async (
  reading: Reading,
  planned: Planned,
  columns: readonly TypedColumn[],
  more: Mapping,
): Promise<Mapping> => {
  const { world, properties, findings } = reading;
  const { node, relation, config } = planned;
  const { yaml, value = {} } = node.properties ?? {};
  const tests = await convertTests(world, relation.written, yaml ? testsOf(yaml, value) : [], findings);
  const said = new Map(
    mappings(value['columns']).map((column) => [String(column['name']).toLowerCase(), column]),
  );
  for (const [name, column] of said)
    if (!columns.some((each) => each.name === name))
      findings.leaveBehind(
        yaml!.place(column),
        `column ${column['name']} of ${node.name} is described`,
        `${node.name} does not return it`,
      );
  const description = describe(properties.docs, value['description']);
  const unitTests = convertUnitTests(reading, planned);
  const { owner, tags, ...rest } = convertConfig(world, node, relation, config, properties, findings);
  return {
    [node.kind === 'seed' ? 'seed' : 'model']: (node.version ?? 1) > 1 ? node.name : relation.identifier,
    ...(node.version === undefined || node.version === 1 ? {} : { version: node.version }),
    ...(description === '' ? {} : { description }),
    ...(owner === undefined ? {} : { owner }),
    ...(tags === undefined ? {} : { tags }),
    ...more,
    columns: Object.fromEntries(
      columns.map(({ name, type }) => {
        const text = describe(properties.docs, said.get(name)?.['description']);
        const asked = [...tests.columns]
          .filter(([column]) => column.toLowerCase() === name)
          .flatMap(([, list]) => list);
        return [
          name,
          {
            type,
            ...(text === '' ? {} : { description: text }),
            ...(asked.length > 0 ? { tests: asked } : {}),
          },
        ];
      }),
    ),
    ...(tests.checks.length > 0 ? { checks: tests.checks } : {}),
    ...(tests.tests.length > 0 ? { tests: tests.tests } : {}),
    ...rest,
    ...(unitTests.length > 0 ? { unit_tests: unitTests } : {}),
  };
};
