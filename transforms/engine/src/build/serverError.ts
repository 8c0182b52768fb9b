import pg from 'pg';
import type { Diagnostic } from '../text/diagnostics.ts';
import type { SourceFile } from '../text/sourceFile.ts';
import { type Location } from '../text/sourceFile.ts';

/** An error of the server shown in the file that caused it: `prefix` is what was sent before the file's own text. */
export const serverError = (
  error: unknown,
  { source, prefix, otherwise }: { source: SourceFile | undefined; prefix: string; otherwise: Location },
): Diagnostic => {
  if (!(error instanceof pg.DatabaseError))
    return { ...otherwise, message: error instanceof Error ? error.message : String(error) };
  const message = [error.message, error.detail, error.hint].filter(Boolean).join('; ');
  // The server counts characters as code points, JavaScript counts UTF-16 units.
  const position = Number(error.position ?? 0) - 1 - [...prefix].length;
  if (!source || Number.isNaN(position) || position < 0) return { ...otherwise, message };
  return { ...source.at([...source.text].slice(0, position).join('').length), message };
};

/** The place in a CSV file that COPY names in an error's context, as in `COPY book, line 2, column title`. */
export const copyErrorAt = (error: unknown, source: SourceFile): Location => {
  const line =
    error instanceof pg.DatabaseError ? Number(/ line (\d+)/.exec(error.where ?? '')?.[1] ?? 1) : 1;
  const before = source.text.split('\n').slice(0, line - 1);
  return source.at(before.join('\n').length + (line > 1 ? 1 : 0));
};
