import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Project } from '../project/project.ts';
import { buildManifest, type Manifest } from './buildManifest.ts';

/** Writes manifest.json into a folder, whole or not at all. */
export const writeManifest = async (project: Project, directory: string): Promise<Manifest> => {
  const manifest = await buildManifest(project);
  const file = join(directory, 'manifest.json');
  await mkdir(directory, { recursive: true });
  await writeFile(`${file}.part`, JSON.stringify(manifest));
  await rename(`${file}.part`, file);
  return manifest;
};
