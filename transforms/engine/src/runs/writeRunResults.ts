import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TransformError } from '../text/diagnostics.ts';
import type { RunArguments } from './runs.ts';
import type { RunResult } from './runResults.ts';

/** What run_results.json says, with dbt's names where the meaning is dbt's. */
export interface RunResultsFile {
  metadata: {
    generated_at: string;
    invocation_id: string;
    engine: 'rosetta-transform';
    engine_version: string;
    project_name: string;
    target: string | null;
    status: string;
  };
  results: RunResult[];
  /** Seconds. */
  elapsed_time: number;
  args: Omit<RunArguments, 'command'> & { which: string };
}

/** Writes run_results.json; a reader sees the old file or the new one, never half of one. */
export const writeRunResults = async (directory: string, content: RunResultsFile): Promise<void> => {
  const file = join(directory, 'run_results.json');
  await mkdir(directory, { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`);
  await rename(`${file}.new`, file);
};

/** The results in a folder's run_results.json. @throws TransformError when there are none. */
export const readRunResults = async (directory: string): Promise<RunResult[]> => {
  const file = join(directory, 'run_results.json');
  try {
    const { results } = JSON.parse(await readFile(file, 'utf8')) as RunResultsFile;
    return results.map((result) => result);
  } catch {
    throw new TransformError(`${file} holds no results of a run; build with --artifacts writes them`);
  }
};
