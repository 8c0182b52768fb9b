import type { Project } from '@rosetta/transforms-engine';

/** How services read each family of PostgreSQL types: exactly, so money and dates are text. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^(smallint|integer|int|int2|int4|bigint|int8|real|double precision|float4|float8)$/, 'number'],
  [/^(boolean|bool)$/, 'boolean'],
  [/^jsonb?$/, 'unknown'],
];

const typeOf = (type: string): string =>
  type.endsWith('[]')
    ? `${typeOf(type.slice(0, -2))}[]`
    : (families.find(([pattern]) => pattern.test(type))?.[1] ?? 'string');

const pascal = (name: string): string =>
  name.replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Writes one interface per relation of the marts, from its contract. */
export const rowTypes = (project: Project): string => {
  const models = [...project.models.values()]
    .filter(({ schema }) => schema === 'marts')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const interfaces = models.map(({ name, description, columns }) =>
    [
      `/** ${description} */`,
      `export interface ${pascal(name)}Row {`,
      ...columns.flatMap((column) => [
        `  /** ${column.description} (${column.type}) */`,
        `  ${column.name}: ${typeOf(column.type)}${column.notNull ? '' : ' | null'};`,
      ]),
      '}',
      '',
    ].join('\n'),
  );
  return [
    `// Written by make generate from the model contracts of ${project.name}; edit those instead.`,
    ...interfaces,
    '/** Every relation of the marts by name. */',
    'export interface MartRows {',
    ...models.map(({ name }) => `  ${name}: ${pascal(name)}Row;`),
    '}',
    '',
  ].join('\n');
};
