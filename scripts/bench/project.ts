import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A model of a made project; `{name}` in its SQL stands for another model. */
export type BenchModel = {
  name: string;
  sql: string;
  columns: Record<string, { type: string; tests?: (string | Record<string, unknown>)[] }>;
};

/** One parent and many children, or each upon the one before. Tables of one row, told apart by `generation`. */
export const trivial = (shape: 'fan' | 'chain', count: number, generation = 0): BenchModel[] =>
  Array.from({ length: count }, (_, index) => ({
    name: modelName(index),
    sql:
      index === 0
        ? `select 1 as id, ${generation} as generation`
        : `select id, generation from {${modelName(shape === 'fan' ? 0 : index - 1)}}`,
    columns: { id: { type: 'integer' }, generation: { type: 'integer' } },
  }));

/** `m_0042`. */
export const modelName = (index: number): string => `m_${String(index).padStart(4, '0')}`;

const plain = (sql: string) => sql.replace(/\{(\w+)\}/g, '$1');
const jinja = (sql: string) => sql.replace(/\{(\w+)\}/g, "{{ ref('$1') }}");

const writeAll = async (folder: string, files: Record<string, string>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
};

/** The models as our project. JSON is YAML. */
export const writeOurs = async (
  folder: string,
  models: BenchModel[],
  materialized = 'table',
): Promise<void> => {
  await writeAll(folder, { 'project.yml': 'project: bench\nschemas:\n  marts: marts\n' });
  for (const { name, sql, columns } of models) {
    const lines = Object.entries(columns).map(
      ([column, { type, tests }]) =>
        `  ${column}: { type: ${type}${tests ? `, tests: ${JSON.stringify(tests)}` : ''} }`,
    );
    await writeAll(join(folder, 'marts'), {
      [`${name}.sql`]: `${plain(sql)}\n`,
      [`${name}.yml`]: [`model: ${name}`, `materialized: ${materialized}`, 'columns:', ...lines, ''].join(
        '\n',
      ),
    });
  }
};

/** The same models as a dbt project, with a profile for a database. */
export const writeDbt = async (
  folder: string,
  models: BenchModel[],
  url: string,
  materialized = 'table',
): Promise<void> => {
  const { hostname, port, username, password, pathname } = new URL(url);
  const output = {
    type: 'postgres',
    host: hostname,
    port: Number(port),
    user: username,
    password,
    dbname: pathname.slice(1),
    schema: 'dbt',
    threads: 4,
  };
  await writeAll(folder, {
    'dbt_project.yml': `name: bench\nversion: '1.0'\nprofile: bench\nmodels:\n  bench:\n    +materialized: ${materialized}\n`,
    'profiles.yml': JSON.stringify({ bench: { target: 'dev', outputs: { dev: output } } }),
  });
  for (const { name, sql, columns } of models) {
    const list = Object.entries(columns).map(([column, { type, tests }]) => ({
      name: column,
      data_type: type,
      ...(tests ? { data_tests: tests } : {}),
    }));
    await writeAll(join(folder, 'models'), {
      [`${name}.sql`]: `${jinja(sql)}\n`,
      [`${name}.yml`]: JSON.stringify({ version: 2, models: [{ name, columns: list }] }),
    });
  }
};

/** The same models as statements that rebuild them in a schema: drop, children first, then create. */
export const asScript = (models: BenchModel[], schema: string): string =>
  [
    `create schema if not exists ${schema}`,
    `set search_path to ${schema}`,
    ...[...models].reverse().map(({ name }) => `drop table if exists ${name}`),
    ...models.map(({ name, sql }) => `create table ${name} as ${plain(sql)}`),
    '',
  ].join(';\n');
