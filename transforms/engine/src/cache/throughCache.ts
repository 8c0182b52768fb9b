import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Graph } from '../graph/graph.ts';
import { fingerprint, fingerprintsOf, type Fingerprint } from '../plan/fingerprint.ts';
import { Project } from '../project/project.ts';
import { recordReading } from '../text/reading.ts';
import { decode, encode } from './encode.ts';
import { areUnchanged, inputsOf, type Inputs } from './inputs.ts';

/**
 * Where compiled projects are kept, and for which version of the engine: the bundle that runs says both. From its
 * sources the engine keeps nothing, because nobody can tell their version.
 */
interface Kept {
  folder: string;
  version: string;
}

/** A project as it was compiled before when nothing that it was made of changed since; else compiled now, and kept. */
export const throughCache = async (root: string, compile: () => Promise<Project>): Promise<Project> => {
  const bundle = (globalThis as { [key: symbol]: Kept | undefined })[Symbol.for('rosetta-transform.bundle')];
  if (!bundle) return compile();
  const file = join(bundle.folder, 'projects', `${hash('sha256', root).slice(0, 32)}.json`);
  const found = load(file, bundle.version);
  if (found) return found;
  const started = Date.now();
  const [project, reading] = await recordReading(compile);
  await keep(file, bundle.version, project, inputsOf(reading, started));
  return project;
};

interface Body {
  parts: Omit<Project, 'graph'>;
  parents: [name: string, parents: string[]][];
  fingerprints: [name: string, Fingerprint][];
}

const load = (file: string, version: string): Project | undefined => {
  try {
    const [head, inputs, body] = readFileSync(file, 'utf8').split('\n') as [string, string, string];
    if (head !== headOf(version, inputs, body)) return undefined;
    if (!areUnchanged(JSON.parse(inputs) as Inputs)) return undefined;
    const { parts, parents, fingerprints } = decode(body) as Body;
    const project = new Project({ ...parts, graph: new Graph(parents) } as Project);
    for (const [name, known] of fingerprints) fingerprintsOf(project).set(name, known);
    return project;
  } catch {
    return undefined; // none yet, or not whole
  }
};

/** Written beside and renamed: who reads at the same time sees the old or the new. */
const keep = async (
  file: string,
  version: string,
  project: Project,
  made: Inputs | undefined,
): Promise<void> => {
  const draft = `${file}.${process.pid}`;
  try {
    if (!made) return;
    const { graph, ...parts } = project;
    for (const model of project.models.values()) await fingerprint(model, project);
    const body = encode({
      parts,
      parents: [...project.models.keys()].map((name) => [name, graph.parents(name)]),
      fingerprints: [...fingerprintsOf(project)],
    });
    const inputs = JSON.stringify(made);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, [headOf(version, inputs, body), inputs, body].join('\n'));
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true }); // no room, no right, or a part of the project that cannot be kept: the next run compiles
  }
};

/** The engine, the Node and the sum of what follows: a file that was cut or changed has another. */
const headOf = (version: string, inputs: string, body: string): string =>
  `${version} ${process.version} ${crc32(body, crc32(inputs))}`;
