import { hash } from 'node:crypto';
import { join } from 'node:path';
import { Graph } from '../graph/graph.ts';
import { fingerprint, fingerprintsOf, type Fingerprint } from '../plan/fingerprint.ts';
import { Project } from '../project/project.ts';
import { recordReading } from '../text/reading.ts';
import { decode, encode } from './encode.ts';
import { areUnchanged, inputsOf, type Inputs } from './inputs.ts';
import { readKept, writeKept, type Content } from './keptFile.ts';

/**
 * Where compiled projects are kept, and for which version of the engine: the bundle that runs says both. From its
 * sources the engine keeps nothing, because nobody can tell their version.
 */
interface Kept {
  folder: string;
  version: string;
}

const keptBy = (): Kept | undefined =>
  (globalThis as { [key: symbol]: Kept | undefined })[Symbol.for('rosetta-transform.bundle')];

const fileOf = ({ folder }: Kept, root: string): string =>
  join(folder, 'projects', `${hash('sha256', root).slice(0, 32)}.kept`);

/** What a project is called and where it puts its models. */
export interface Outline {
  name: string;
  schemas: string[];
}

/** The lines of the file: the outline, what the project was made of, the project. */
const lines = 3;

/** What was read for an outline, so that the project that follows need not read it again. */
let ahead: { file: string; content: Content } | undefined;

/** What a project was when it was compiled last, of which the files are not asked: to be believed once it is read. */
export const outlineOf = (root: string): Outline | undefined => {
  const bundle = keptBy();
  if (!bundle) return undefined;
  const file = fileOf(bundle, root);
  const content = readKept(file, bundle.version, lines);
  if (!content) return undefined;
  ahead = { file, content };
  return JSON.parse(content.lines[0]!) as Outline;
};

/** A project as it was compiled before when nothing that it was made of changed since; else compiled now, and kept. */
export const throughCache = async (root: string, compile: () => Promise<Project>): Promise<Project> => {
  const bundle = keptBy();
  if (!bundle) return compile();
  const file = fileOf(bundle, root);
  const content = ahead?.file === file ? ahead.content : readKept(file, bundle.version, lines);
  ahead = undefined;
  const found = content && load(content);
  if (found) return found;
  const started = Date.now();
  const [project, reading] = await recordReading(compile);
  const made = inputsOf(reading, started);
  const written = made && (await write(project, made));
  if (written) writeKept(file, bundle.version, written);
  return project;
};

interface Body {
  parts: Omit<Project, 'graph'>;
  parents: [name: string, parents: string[]][];
  fingerprints: [name: string, Fingerprint][];
}

const load = ({ lines: [, inputs, light], rest: later }: Content): Project | undefined => {
  if (!areUnchanged(JSON.parse(inputs!) as Inputs)) return undefined;
  const { parts, parents, fingerprints } = decode({ light: light!, later }) as Body;
  const project = new Project({ ...parts, graph: new Graph(parents) } as Project);
  for (const [name, known] of fingerprints) fingerprintsOf(project).set(name, known);
  return project;
};

/** What to keep of a project; nothing when a part of it cannot be kept. */
const write = async (project: Project, made: Inputs): Promise<Content | undefined> => {
  try {
    const { graph, ...parts } = project;
    for (const model of project.models.values()) await fingerprint(model, project);
    const { light, later } = encode({
      parts,
      parents: [...project.models.keys()].map((name) => [name, graph.parents(name)]),
      fingerprints: [...fingerprintsOf(project)],
    });
    const outline: Outline = { name: project.name, schemas: [...new Set(project.config.schemas.values())] };
    return { lines: [JSON.stringify(outline), JSON.stringify(made), light], rest: later };
  } catch {
    return undefined;
  }
};
