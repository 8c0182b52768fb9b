export * from './declare/column.ts';
export * from './declare/describe.ts';
export * from './declare/loader.ts';
export * from './declare/project.ts';
export * from './declare/source.ts';
export * from './errors.ts';
export { readInstant } from './values/instant.ts';
