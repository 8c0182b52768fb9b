export { build, type BuildOptions } from './build/build.ts';
export { test } from './build/test.ts';
export type { BuildResult, ModelResult, TestResult } from './build/types.ts';
export { plan } from './cli/plan.ts';
export type { Action, ChangeKind, Patch, Step, TimeRange } from './plan/types.ts';
export { readProject } from './project/readProject.ts';
export { Project, type Trace } from './project/project.ts';
export type { Exposure, Materialization, Model, ModelColumn, Source } from './project/types.ts';
export { ProjectError, TransformError, formatDiagnostic, type Diagnostic } from './text/diagnostics.ts';
