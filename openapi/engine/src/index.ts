export { generateCached } from './cache/generateCached.ts';
export { bundleSpec } from './bundle.ts';
export {
  checkColumns,
  type ColumnContracts,
  type ColumnName,
  type ContractColumn,
  type ContractRelation,
} from './contracts/checkColumns.ts';
export { columnTies, type ColumnTie } from './contracts/columnTies.ts';
export { buildDocs } from './docs/buildDocs.ts';
export type { DocsOptions } from './docs/docsOptions.ts';
export { readPages } from './docs/readPages.ts';
export { type Answer, coverageOf, type OperationCoverage, readAnswers } from './coverage/coverage.ts';
export type { OpenApiDocument } from './document.ts';
export { type Change, changeLines } from './diff/change.ts';
export { compareDocuments, compareSpecs, type CompareOptions } from './diff/compare.ts';
export { checkExamples } from './examples.ts';
export { generateApi, type GeneratedApi } from './generateApi.ts';
export { generateTypes } from './generateTypes.ts';
export { lintSpec } from './lint/lintSpec.ts';
export { operationsOf, type Operation } from './operations.ts';
export { type ApiOptions, ContractError, type ExtensionNames, type Finding } from './options.ts';
export { changelogOf } from './published/changelog.ts';
export { checkPublished } from './published/checkPublished.ts';
export { publishVersion } from './published/publish.ts';
export { publishedVersions, type PublishedVersion } from './published/versions.ts';
export { staleFiles, type Staleness, writeFiles } from './writeFiles.ts';
