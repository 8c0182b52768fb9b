/** The tests that a person would do by hand: a whole Rosetta of their own, and Chromium in front of it. */
import base from '../../jest.config.mjs';

const [node] = base.projects;

export default {
  ...node,
  rootDir: '../..',
  displayName: 'e2e',
  testMatch: ['<rootDir>/scripts/e2e/*.e2e.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/scripts/e2e/globalSetup.ts',
  globalTeardown: '<rootDir>/scripts/e2e/globalTeardown.ts',
  testTimeout: 180_000,
  maxWorkers: 1,
};
