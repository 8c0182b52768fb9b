export { migrate, type MigrateOptions } from './database/migrate.ts';
