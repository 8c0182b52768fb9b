import { readFile } from 'node:fs/promises';
import type { ConvertedSource } from './convertSources.ts';
import { queryOf } from './convertTests.ts';
import { topOf } from './dbtProject.ts';
import { lineAt } from './findings.ts';
import { TemplateError } from './jinja/pieces.ts';
import type { Reading } from './plan.ts';
import { testsOf } from './readTests.ts';
import { render } from './render.ts';
import { tidy } from './tidy.ts';

/** A test of its own file, and its severity. */
export interface TestFile {
  name: string;
  sql: string;
  warn: boolean;
}

/** The tests that become files: singular tests, and the tests of sources. */
export const convertSingularTests = async (
  reading: Reading,
  sources: readonly ConvertedSource[],
): Promise<TestFile[]> => {
  const { project, world, columns, findings, properties } = reading;
  const files: TestFile[] = [];
  for (const { file, name } of project.tests) {
    const content = await readFile(file, 'utf8');
    try {
      const { sql, refs, configured, sources: read } = render(world, content);
      if (configured['enabled'] === false) continue;
      const lost = [...refs, ...read].find((each) => !columns.has(each));
      if (lost !== undefined) {
        findings.couldNot(
          topOf(file),
          `test ${name} reads ${lost}, which did not come along`,
          `mend ${lost}, and import again`,
        );
        continue;
      }
      const config = {
        ...(properties.singularTests.get(name)?.value['config'] as object | undefined),
        ...configured,
      } as Record<string, unknown>;
      files.push({ name, sql: await tidy(sql), warn: String(config['severity']).toLowerCase() === 'warn' });
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      findings.couldNot(
        { file, line: lineAt(content, error.offset) },
        `test ${name}: ${error.message}`,
        'write it as plain SQL under tests',
      );
    }
  }
  for (const { name: table, properties: source } of sources) {
    for (const [index, test] of testsOf(source.yaml, source.value).entries()) {
      const sql = await queryOf(world, table, test, findings);
      if (sql === undefined || test.config['enabled'] === false) continue;
      const name = [table.replaceAll('.', '_'), test.column, test.kind.split('.').at(-1), index + 1]
        .filter(Boolean)
        .join('_')
        .toLowerCase();
      files.push({ name, sql: `${sql}\n`, warn: String(test.config['severity']).toLowerCase() === 'warn' });
    }
  }
  return files;
};
