import pg from 'pg';
import type { Project } from '../project/project.ts';
import { reach } from '../targets/reach.ts';

/** Where names without a schema are looked up in a project's own SQL: its schemas, then public. */
export const searchPath = (project: Project): string =>
  reach(project)
    .map((schema) => pg.escapeIdentifier(schema))
    .join(', ');
