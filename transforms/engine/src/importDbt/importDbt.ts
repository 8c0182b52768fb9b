import { resolve } from 'node:path';
import { ProjectError } from '../text/diagnostics.ts';
import { readProject } from '../project/readProject.ts';
import { convertExposures } from './convertExposures.ts';
import { convertGrants } from './convertGrants.ts';
import { convertNode, type Converted } from './convertNode.ts';
import { convertSingularTests } from './convertSingularTests.ts';
import { convertSources } from './convertSources.ts';
import { layOut, type Parts } from './layOut.ts';
import { inOrder } from './order.ts';
import { readDbt, type ReadOptions, type Reading } from './plan.ts';
import type { ImportReport } from './report.ts';
import { Server } from './server.ts';
import { refuseFull, writeProject } from './writeProject.ts';

/** How a dbt project is imported. */
export interface ImportOptions extends ReadOptions {
  out: string;
  database: string;
  force: boolean;
}

/**
 * Turns a dbt project into one of ours, and lists what did not come along. All is written at once, or nothing; the
 * database tells types and is left as it was.
 * @throws TransformError when nothing could be read or written.
 */
export const importDbt = async (directory: string, options: ImportOptions): Promise<ImportReport> => {
  const [from, out] = [resolve(directory), resolve(options.out)];
  await refuseFull(out, options.force);
  const reading = await readDbt(from, options);
  const parts = await Server.with(options.database, (server) => convert(reading, server));
  await writeProject(out, layOut(parts), options.force, async (folder) => {
    try {
      await readProject(folder);
    } catch (error) {
      if (!(error instanceof ProjectError)) throw error;
      for (const { file, line, message } of error.diagnostics) {
        const place = origin(parts.nodes, file);
        reading.findings.couldNot(
          place ?? { file: reading.project.yaml.file, line: 1 },
          `${file.slice(folder.length + 1)}:${line} ${message}`,
          'mend the file that was written, or the model, and import again',
        );
      }
    }
  });
  const of = (kind: string) => parts.nodes.filter(({ planned }) => planned.node.kind === kind).length;
  return {
    project: parts.name,
    out,
    models: of('model'),
    seeds: of('seed'),
    snapshots: of('snapshot'),
    sources: parts.sources.length,
    tests: parts.tests.length + parts.nodes.reduce((sum, { contract }) => sum + testsIn(contract), 0),
    unitTests: parts.nodes.reduce((sum, { contract }) => sum + length(contract['unit_tests']), 0),
    exposures: parts.exposures.length,
    couldNot: reading.findings.list(false),
    leftBehind: reading.findings.list(true),
  };
};

const convert = async (reading: Reading, server: Server): Promise<Parts> => {
  const sources = await convertSources(reading, server);
  const nodes: Converted[] = [];
  const reads = new Map([...reading.planned].map(([name, { reads }]) => [name, reads]));
  const order = inOrder(reads);
  for (const [name, { node }] of reading.planned)
    if (!order.includes(name))
      reading.findings.couldNot(
        node.place,
        `${node.name} stands in a circle of refs`,
        'take one of them off',
      );
  for (const name of order) {
    const converted = await convertNode(reading, reading.planned.get(name)!, server);
    if (converted) nodes.push(converted);
  }
  const tests = await convertSingularTests(reading, sources);
  const name = reading.project.name
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, '_')
    .slice(0, 40);
  return {
    name,
    nodes,
    sources,
    tests,
    exposures: convertExposures(reading),
    grants: convertGrants(nodes, reading.findings),
  };
};

const length = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

const testsIn = (contract: Converted['contract']): number => {
  const columns = Object.values(contract['columns'] as Record<string, { tests?: unknown[] }>);
  return columns.reduce(
    (sum, { tests = [] }) => sum + tests.length,
    length(contract['checks']) + length(contract['tests']),
  );
};

const origin = (nodes: readonly Converted[], file: string) =>
  nodes.find(({ planned }) =>
    [planned.relation.identifier, `${planned.node.name}.v${planned.node.version}`].some((stem) =>
      new RegExp(`[\\\\/]${stem.replaceAll('.', '\\.')}\\.(sql|yml|csv)$`).test(file),
    ),
  )?.planned.node.place;
