import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';

/** The rooms of the house, most specific first; a file belongs to the first that matches. */
const rooms = [
  { type: 'openapi-engine', pattern: 'openapi/engine' },
  { type: 'transforms-engine', pattern: 'transforms/engine' },
  { type: 'loaders-engine', pattern: 'loaders/engine' },
  { type: 'loader', pattern: 'loaders' },
  { type: 'generated', pattern: 'generated' },
  { type: 'access', pattern: 'services/access' },
  { type: 'kit', pattern: 'services/kit' },
  { type: 'batch', pattern: ['services/batch-kit', 'services/*-batch'] },
  { type: 'admin', pattern: 'services/admin' },
  { type: 'service', pattern: 'services/*', capture: ['name'] },
  { type: 'core-plugin', pattern: 'plugins/rosetta-core' },
  { type: 'plugin', pattern: 'plugins/*', capture: ['name'] },
  { type: 'portal', pattern: 'backstage/*', capture: ['name'] },
  { type: 'scripts', pattern: 'scripts' },
];

/** Who may import whom: plugins -> generated clients -> gateway -> services -> marts <- transforms <- staging <- loaders. */
const mayImport = {
  'openapi-engine': [],
  'transforms-engine': [],
  'loaders-engine': [],
  loader: ['loaders-engine', 'generated'],
  generated: [],
  access: [],
  kit: ['access'],
  batch: ['loaders-engine', 'loader', 'transforms-engine', 'access', 'generated'],
  admin: ['kit', 'access', 'generated'],
  service: ['admin', 'kit', 'access', 'generated'],
  'core-plugin': [],
  plugin: ['generated', 'access', 'core-plugin'],
  portal: ['plugin', 'core-plugin', 'portal'],
  scripts: rooms
    .map((room) => room.type)
    .filter((type) => type !== 'plugin' && type !== 'core-plugin' && type !== 'portal'),
};

/** Shared test servers and builders: any test may use them, no product code may. */
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', '**/fixtures/**'];

export default ts.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/dist-types/',
      'generated/',
      '.rosetta/',
      '.tools/',
      '.yarn/',
      'artifacts/',
      'coverage/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': [
        'error',
        {
          object: 'describe',
          property: 'only',
          message: 'Run one file instead; a committed .only hides the others.',
        },
        {
          object: 'it',
          property: 'only',
          message: 'Run one file instead; a committed .only hides the others.',
        },
        { object: 'it', property: 'skip', message: 'Mend it or delete it.' },
        { object: 'describe', property: 'skip', message: 'Mend it or delete it.' },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': rooms,
      'boundaries/files': [{ category: 'test', pattern: tests }],
      'import/resolver': { typescript: { project: 'tsconfig.json' } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkInternals: false,
          message:
            'Layer rule: {{ from.element.type }} may not import {{ to.element.type }} (allowed: see mayImport in eslint.config.mjs). Move the shared part down a layer, or go through the generated client.',
          policies: [
            ...Object.entries(mayImport).map(([type, types]) => ({
              from: { element: { type } },
              allow: { to: { element: { types: { anyOf: [type, ...types] } } } },
            })),
            { from: { file: { categories: 'test' } }, allow: { to: { element: { type: 'scripts' } } } },
            { allow: { to: { module: { origin: ['external', 'core'] } } } },
          ],
        },
      ],
    },
  },
  {
    files: ['transforms/engine/bin/*.js'], // CommonJS, which starts sooner
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['plugins/**/*.tsx', 'plugins/**/*.ts', 'backstage/app/**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
);
