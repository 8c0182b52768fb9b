import pg from 'pg';
import { CancelledError } from '../build/halt.ts';
import { interrupted } from './interrupt.ts';
import { ProjectError, TransformError } from '../text/diagnostics.ts';

/** Prints what went wrong and sets exit code 1; a stack only for what nobody foresaw. */
export const failed = (error: unknown): void => {
  process.exitCode = error instanceof CancelledError ? interrupted : 1;
  if (process.argv.includes('--json') && error instanceof TransformError) {
    const errors = error instanceof ProjectError ? error.diagnostics : [{ message: error.message }];
    console.log(JSON.stringify({ status: 'failed', errors }, null, 2));
  } else if (error instanceof ProjectError) {
    console.error(`${error.message}\n\n${error.diagnostics.length} to mend.`);
  } else if (error instanceof TransformError || (error instanceof Error && error.name === 'YError')) {
    console.error(error.message);
  } else if (error instanceof pg.DatabaseError) {
    console.error(
      `the server refused: ${[error.message, error.detail, error.hint].filter(Boolean).join('; ')}`,
    );
  } else {
    console.error(error);
  }
};
