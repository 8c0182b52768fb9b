import pg from 'pg';
import { CancelledError } from '../build/halt.ts';
import { interrupted } from './interrupt.ts';
import { ProjectError, TransformError } from '../text/diagnostics.ts';

/** Prints what went wrong and sets exit code 1; a stack only for what nobody foresaw. */
export const failed = (error: unknown): void => {
  process.exitCode = error instanceof CancelledError ? interrupted : 1;
  if (
    process.argv.includes('--json') &&
    (error instanceof TransformError || error instanceof pg.DatabaseError)
  ) {
    const message = error instanceof TransformError ? error.message : refusal(error);
    const errors = error instanceof ProjectError ? error.diagnostics : [{ message }];
    console.log(JSON.stringify({ status: 'failed', errors }, null, 2));
  } else if (error instanceof ProjectError) {
    console.error(`${error.message}\n\n${error.diagnostics.length} to mend.`);
  } else if (error instanceof TransformError) {
    console.error(error.message);
  } else if (error instanceof pg.DatabaseError) {
    console.error(refusal(error));
  } else {
    console.error(error);
  }
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
