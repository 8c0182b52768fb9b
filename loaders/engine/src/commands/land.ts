import { basename } from 'node:path';

import type { Db } from 'mongodb';

import { type LoadProject, sourceOf } from '../declare/project.ts';
import { LoadError } from '../errors.ts';
import { entityLanding, entityOf } from '../land/entityLanding.ts';
import { checkPointer } from '../land/jsonRows.ts';
import { fileLanding, type Landing } from '../land/landing.ts';
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

/** What to land, and as what. */
export interface LandFilesOptions extends LandOptions {
  /** A source of files, or a system whose API is pulled. */
  readonly source: string;
  /** Of a system: what the files hold. */
  readonly entity?: string | undefined;
  /** Of an entity that is pulled for each of something: which one the rows are of. */
  readonly each?: string | undefined;
  readonly files: readonly string[];
  readonly raw: string;
}

/** Lands files one after the other; a file that is refused does not keep the others out. */
export const land = (
  project: LoadProject,
  { source, entity, each, files, raw, ...options }: LandFilesOptions,
): Promise<LandResult[]> => {
  const landingOn = landingOf(project, source, entity, each);
  if (options.list !== undefined) checkPointer(options.list);
  return withRaw(raw, async (db) => {
    const landing = landingOn(db);
    const results: LandResult[] = [];
    for (const file of files) {
      try {
        results.push(await landFile(db, landing, file, options));
      } catch (error) {
        if (!(error instanceof LoadError)) throw error;
        results.push({ file, status: 'refused', error: error.message });
      }
    }
    return results;
  });
};

const landingOf = (
  project: LoadProject,
  name: string,
  entity: string | undefined,
  each: string | undefined,
): ((db: Db) => Landing) => {
  const system = project.pulls?.find((candidate) => candidate.name === name);
  if (!system) {
    const source = sourceOf(project, name);
    if (entity !== undefined || each !== undefined)
      throw new LoadError(`${name} is a source of files: leave out --entity and --each.`);
    return () => fileLanding(source);
  }
  const chosen = entityOf(system, entity, each);
  return (db) => entityLanding(db, system, chosen.entity, chosen.each);
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
