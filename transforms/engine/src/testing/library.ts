import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { build, type BuildOptions } from '../build/build.ts';
import { readProject } from '../project/readProject.ts';
import { ProjectError } from '../text/diagnostics.ts';

const fixture = join(import.meta.dirname, '../../fixtures/library');

/** Files of a project, by path from its folder; null deletes one. */
export type Changes = Record<string, string | null>;

/** The library project in a folder of its own, to be changed at will. */
export const libraryProject = async (changes: Changes = {}) => {
  const directory = await mkdtemp(join(tmpdir(), 'library-'));
  await cp(fixture, directory, { recursive: true });
  const change = async (files: Changes): Promise<void> => {
    for (const [path, content] of Object.entries(files)) {
      const file = join(directory, path);
      await mkdir(dirname(file), { recursive: true });
      if (content === null) await rm(file);
      else await writeFile(file, content);
    }
  };
  await change(changes);
  return { directory, change, drop: () => rm(directory, { recursive: true, force: true }) };
};

/** What reading a changed library project reports, as `file:line:column message`. */
export const reported = async (changes: Changes): Promise<string[]> => {
  const { directory, drop } = await libraryProject(changes);
  try {
    await readProject(directory);
    return [];
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    return error.diagnostics.map(
      ({ file, line, column, message }) => `${file.slice(directory.length + 1)}:${line}:${column} ${message}`,
    );
  } finally {
    await drop();
  }
};

/** The library with a database: 100 loans at the desk, nothing built yet. */
export const library = async (changes: Changes = {}, given?: Pick<TestDatabase, 'url' | 'pool' | 'drop'>) => {
  const [project, database] = [await libraryProject(changes), given ?? (await createTestDatabase())];
  await database.pool.query(`
    do $$ begin create role library_reader; exception when duplicate_object or unique_violation then null; end $$;
    create schema desk;
    create table desk.loan (
        loan_id bigint primary key, book_code text not null, member_id bigint not null, lent_at timestamptz not null, returned_at timestamptz
    );
    insert into desk.loan
    select number, 'B' || 1 + number % 3, number % 7, timestamptz '2026-01-01Z' + number * interval '1 hour', null
    from generate_series(1, 100) as number`);
  return {
    ...project,
    url: database.url,
    query: async <Row extends object>(sql: string) => (await database.pool.query<Row>(sql)).rows,
    build: async (options: Omit<BuildOptions, 'database'> = {}) =>
      build(await readProject(project.directory), { database: database.url, threads: 2, ...options }),
    drop: async () => {
      await database.drop();
      await project.drop();
    },
  };
};
