import { basename } from 'node:path';

import { type LoadProject, sourceOf } from '../declare/project.ts';
import { LoadError } from '../errors.ts';
import { type LandedFile, landFile, type LandOptions } from '../land/landFile.ts';
import { withRaw } from '../raw.ts';
import { aligned, count, duration } from './print.ts';

/** A file that was refused, and why. */
export interface RefusedFile {
  readonly file: string;
  readonly status: 'refused';
  readonly error: string;
}

/** What became of each file. */
export type LandResult = LandedFile | RefusedFile;

/** Lands files one after the other; a file that is refused does not keep the others out. */
export const land = (
  project: LoadProject,
  {
    source: name,
    files,
    raw,
    ...options
  }: LandOptions & { source: string; files: readonly string[]; raw: string },
): Promise<LandResult[]> => {
  const source = sourceOf(project, name);
  return withRaw(raw, async (db) => {
    const results: LandResult[] = [];
    for (const file of files) {
      try {
        results.push(await landFile(db, source, file, options));
      } catch (error) {
        if (!(error instanceof LoadError)) throw error;
        results.push({ file, status: 'refused', error: error.message });
      }
    }
    return results;
  });
};

/** The results as a person reads them. */
export const landLines = (source: string, results: readonly LandResult[]): string[] => {
  const of = (status: LandResult['status']) => results.filter((result) => result.status === status);
  const landed = of('landed').reduce((sum, result) => sum + ('rows' in result ? result.rows : 0), 0);
  const known = of('known').length ? `, ${of('known').length} known before` : '';
  const refused = of('refused').length ? `, ${of('refused').length} refused` : '';
  return [
    ...aligned(results.filter((result) => result.status !== 'refused').map(line)),
    ...results.flatMap((result) => (result.status === 'refused' ? `  refused: ${result.error}` : [])),
    `${source}: ${count(results.length, 'file')}, ${count(landed, 'row')} landed${known}${refused}.`,
  ];
};

const line = (result: LandedFile): string[] => [
  `  ${basename(result.file)}`,
  count(result.rows, 'row'),
  Object.entries(result.labels)
    .map(([name, value]) => `${name} ${value}`)
    .join(', '),
  result.status === 'known'
    ? `known since ${result.landedAt.toISOString()}, nothing to do`
    : `landed in ${count(result.collections, 'collection')} in ${duration(result.ms)}`,
];
