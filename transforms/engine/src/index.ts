export { readProject } from './project/readProject.ts';
export { Project, type Trace } from './project/project.ts';
export type { Model, ModelColumn, Materialization, Source } from './project/types.ts';
export { ProjectError, TransformError, formatDiagnostic, type Diagnostic } from './text/diagnostics.ts';
