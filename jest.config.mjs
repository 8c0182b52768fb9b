/**
 * Two worlds: `node` runs engines, services, loaders, scripts and backend plugins as native ES modules against
 * real servers (started once by globalSetup); `ui` runs React code in jsdom.
 */
const swc = (type) => ['@swc/jest', {
  jsc: { target: 'es2024', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
  module: { type },
  sourceMaps: 'inline',
}];

export default {
  projects: [
    {
      displayName: 'node',
      testEnvironment: 'node',
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '\\.ts$': swc('es6') },
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.rosetta/', '/scripts/e2e/'],
      modulePathIgnorePatterns: ['/dist/', '/.rosetta/'],
      globalSetup: '<rootDir>/scripts/testing/globalSetup.ts',
      globalTeardown: '<rootDir>/scripts/testing/globalTeardown.ts',
    },
    {
      displayName: 'ui',
      testEnvironment: 'jsdom',
      transform: { '\\.[jt]sx?$': swc('commonjs') },
      transformIgnorePatterns: ['/node_modules/(?!(@backstage|@rosetta|victory.*|d3-.*|internmap|delaunator|robust-predicates|openapi-fetch|html-to-image)/)'],
      moduleNameMapper: { '\\.(css|svg|png)$': '<rootDir>/scripts/testing/emptyModule.cjs' },
      testMatch: ['**/*.test.tsx'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/'],
      modulePathIgnorePatterns: ['/dist/', '/.rosetta/'],
    },
  ],
};
