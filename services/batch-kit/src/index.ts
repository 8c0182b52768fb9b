export { main } from './cli/main.ts';
export { exitCodes } from './cli/exitCodes.ts';
export { type Config, ConfigError, readConfig } from './config.ts';
export { migrate, type MigrateOptions } from './database/migrate.ts';
export type { ClosedTable } from './closing/closedRows.ts';
export type { Batch, ScheduleDeclaration } from './declare.ts';
export type { Difference, ModelDifference } from './steps/compare.ts';
