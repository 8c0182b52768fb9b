/**
 * Two worlds: `node` runs engines, services, loaders, scripts and backend plugins as native ES modules against
 * real servers (started once by globalSetup); `ui` runs React code in jsdom.
 */
const swc = (type) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2024',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type },
    sourceMaps: 'inline',
  },
];

export default {
  // Tests wait for real servers: five seconds are too short on a machine with other work. No project can say it for itself.
  testTimeout: 60_000,
  projects: [
    {
      displayName: 'node',
      testEnvironment: 'node',
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '\\.ts$': swc('es6') },
      // These publish ES modules as .js in a CommonJS package, which Jest cannot load: take their CommonJS half.
      moduleNameMapper: {
        '^(@backstage/(?:catalog-model|plugin-(?:catalog|permission)-common))$':
          '<rootDir>/node_modules/$1/dist/index.cjs.js',
        '^(@backstage/plugin-catalog-common)/alpha$': '<rootDir>/node_modules/$1/dist/alpha.cjs.js',
      },
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.rosetta/', '/scripts/e2e/'],
      modulePathIgnorePatterns: ['/dist/', '/.rosetta/'],
      globalSetup: '<rootDir>/scripts/testing/globalSetup.ts',
      globalTeardown: '<rootDir>/scripts/testing/globalTeardown.ts',
    },
    {
      displayName: 'ui',
      testEnvironment: 'jsdom',
      transform: { '\\.[cm]?[jt]sx?$': swc('commonjs') },
      // Packages that ship ES modules only, and the ES module builds that others pull in.
      transformIgnorePatterns: [
        '/node_modules/(?!(@backstage|@rosetta|victory.*|d3-.*|internmap|delaunator|robust-predicates|openapi-fetch|eventsource-parser|html-to-image)/)(?!.*(?:/esm/|/es/|[.]esm[.]js$|[.]mjs$))',
      ],
      moduleNameMapper: { '\\.(css|svg|png|css\\.esm\\.js)$': '<rootDir>/scripts/testing/emptyModule.cjs' },
      testMatch: ['**/*.test.tsx'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/'],
      modulePathIgnorePatterns: ['/dist/', '/.rosetta/'],
    },
  ],
};
