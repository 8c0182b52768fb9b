import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** Runs the command as a person does; `DATABASE_URL` of the surroundings is not seen. */
export const rosettaTransform = (...parameters: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, '../cli.ts'), ...parameters],
      { env: { ...process.env, DATABASE_URL: '' }, maxBuffer: 2 ** 26 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
