import { relative } from 'node:path';
import type { Location } from './sourceFile.ts';

/** One thing that is wrong, and where. */
export interface Diagnostic extends Location {
  message: string;
}

/** A command that could not be done, in one sentence: what, where, what to do. */
export class TransformError extends Error {
  override readonly name: string = 'TransformError';
}

/** A project that cannot be used as it is written: every diagnostic, not only the first. */
export class ProjectError extends TransformError {
  override readonly name = 'ProjectError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n'));
    this.diagnostics = diagnostics;
  }
}

/** Collects what is wrong with a project, each thing once. */
export class Diagnostics {
  private readonly found = new Map<string, Diagnostic>();

  add(at: Location, message: string): void {
    this.found.set(`${at.file}:${at.line}:${at.column}:${message}`, { ...at, message });
  }

  get list(): Diagnostic[] {
    return [...this.found.values()].sort(
      (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
    );
  }

  /** @throws ProjectError when anything was added. */
  throwIfAny(): void {
    if (this.found.size > 0) throw new ProjectError(this.list);
  }
}

/** `file:line:column message`, then the line with a caret under the column. */
export const formatDiagnostic = ({ file, line, column, excerpt, message }: Diagnostic): string => {
  const shown = relative(process.cwd(), file) || file;
  const head = `${shown}:${line}:${column} ${message}`;
  if (excerpt.trim() === '') return head;
  const gutter = `${line}`.padStart(4);
  const caret = excerpt.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return `${head}\n  ${gutter} | ${excerpt}\n  ${' '.repeat(gutter.length)} | ${caret}^`;
};
