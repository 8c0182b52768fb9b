import pg from 'pg';
import type { Project } from '../project/project.ts';

/** Where names without a schema are looked up in a project's own SQL: its schemas, then public. */
export const searchPath = (project: Project): string =>
  [...new Set(project.config.schemas.values()), 'public']
    .map((schema) => pg.escapeIdentifier(schema))
    .join(', ');
