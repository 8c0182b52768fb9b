import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TransformError } from '../text/diagnostics.ts';

/** Refuses a folder that holds something, unless it is a project that `--force` may replace. */
export const refuseFull = async (out: string, force: boolean): Promise<void> => {
  const held = existsSync(out) ? await readdir(out).catch(() => ['a file']) : [];
  if (held.length === 0) return;
  if (!force)
    throw new TransformError(
      `${out} is not empty; name a new folder, or pass --force to replace the project in it`,
    );
  if (!held.includes('project.yml'))
    throw new TransformError(
      `${out} holds no project.yml, so --force does not replace it; name a new folder`,
    );
};

/** Writes a project beside its place and moves it there whole, after `check` has read it. */
export const writeProject = async (
  out: string,
  files: ReadonlyMap<string, string>,
  force: boolean,
  check: (folder: string) => Promise<void>,
): Promise<void> => {
  const beside = `${out}.importing-${process.pid}`;
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(join(beside, path)), { recursive: true });
      await writeFile(join(beside, path), content);
    }
    await check(beside);
    await refuseFull(out, force);
    await rm(out, { recursive: true, force: true });
    await rename(beside, out);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
};
