import pg from 'pg';
import { CancelledError } from '../build/halt.ts';
import { interrupted } from './interrupt.ts';
import { ProjectError, TransformError } from '../text/diagnostics.ts';

/** Prints what went wrong and sets the exit code; a stack only for what nobody foresaw. With `--json` it is a document, too. */
export const failed = (error: unknown): void => {
  const cancelled = error instanceof CancelledError;
  process.exitCode = cancelled ? interrupted : 1;
  const said = sentence(error);
  if (said === undefined) console.error(error);
  if (process.argv.includes('--json')) {
    const errors =
      error instanceof ProjectError
        ? error.diagnostics
        : [{ message: said ?? (error instanceof Error ? error.message : String(error)) }];
    console.log(JSON.stringify({ status: cancelled ? 'cancelled' : 'failed', errors }, null, 2));
  } else if (said !== undefined) console.error(said);
};

/** What went wrong in words; nothing for what nobody foresaw. */
const sentence = (error: unknown): string | undefined => {
  if (error instanceof ProjectError) return `${error.message}\n\n${error.diagnostics.length} to mend.`;
  if (error instanceof TransformError) return error.message;
  if (error instanceof pg.DatabaseError) return refusal(error);
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'YError') return error.message;
  if (error.message.startsWith('Connection terminated'))
    return 'the server ended the session before the command was done; see what plan says, then run it again';
  // A file or folder that the system does not give.
  return 'syscall' in error && 'path' in error ? error.message : undefined;
};

const refusal = ({ code, message, detail, hint }: pg.DatabaseError): string =>
  [
    `the server refused: ${message}`,
    detail,
    hint,
    ...(code === '42501' ? ['grant it to the role of the database URL, or connect as another role'] : []),
  ]
    .filter(Boolean)
    .join('; ');
