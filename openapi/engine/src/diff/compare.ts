import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleSpec } from '../bundle.ts';
import type { OpenApiDocument } from '../document.ts';
import { ContractError } from '../options.ts';
import { spreadTagRoles } from '../tagRoles.ts';
import type { Change } from './change.ts';
import { removedOperations } from './removedOperations.ts';
import { removedRoles } from './removedRoles.ts';
import { leftOut, stricter } from './rules.ts';
import { findOasdiff } from './tool/findOasdiff.ts';

const run = promisify(execFile);

/** What a comparison may be told. */
export interface CompareOptions {
  /** The day on which sunset dates are judged, as YYYY-MM-DD. */
  today?: string;
  /** Where oasdiff is, when it is not to be found or built. */
  oasdiff?: string;
  /** The extension of an operation that lists who may call it. */
  rolesExtension?: string;
}

/** One line of oasdiff's changelog; level 1 is information. */
interface Found {
  id: string;
  text: string;
  level: number;
  operation?: string;
  operationId?: string;
  path?: string;
  section: string;
}

/** oasdiff knows the sunset date of parameters and properties under a name of its own. */
const textFor = (document: OpenApiDocument): string =>
  JSON.stringify(document).replaceAll('"x-sunset-at":', '"x-sunset":');

const changeOf = ({ id, text, level, operation, operationId, path, section }: Found): Change => ({
  breaking: level > 1,
  rule: id,
  where: path ? `${operation} ${path}${operationId ? ` (${operationId})` : ''}` : section,
  text: text.trim(),
});

const ask = async (
  oasdiff: string,
  folder: string,
  from: OpenApiDocument,
  to: OpenApiDocument,
): Promise<Found[]> => {
  const file = (name: string) => join(folder, name);
  await writeFile(file('from.json'), textFor(from));
  await writeFile(file('to.json'), textFor(to));
  await writeFile(
    file('levels.txt'),
    Object.keys(stricter)
      .map((id) => `${id} err\n`)
      .join(''),
  );
  const args = [
    'changelog',
    'from.json',
    'to.json',
    '--format',
    'json',
    '--severity-levels',
    'levels.txt',
    '--flatten-params',
    '--allow-external-refs=false',
  ];
  try {
    const { stdout } = await run(oasdiff, args, { cwd: folder, maxBuffer: 2 ** 28 });
    return stdout.trim() === '' ? [] : (JSON.parse(stdout) as Found[]);
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new ContractError('The two documents cannot be compared:', [
      { where: 'oasdiff', message: (stderr || message).trim() },
    ]);
  }
};

/**
 * Lists what changed between two bundled documents, in a stable order.
 * @throws ContractError when oasdiff cannot be had, or cannot read a document.
 */
export const compareDocuments = async (
  from: OpenApiDocument,
  to: OpenApiDocument,
  { today = new Date().toISOString().slice(0, 10), oasdiff, rolesExtension = 'x-roles' }: CompareOptions = {},
): Promise<Change[]> => {
  const tool = oasdiff ?? (await findOasdiff());
  const folder = await mkdtemp(join(tmpdir(), 'contract-diff-'));
  try {
    const found = (await ask(tool, folder, from, to)).filter(({ id }) => !leftOut.test(id));
    const changes = [
      ...removedOperations(from, to, today),
      ...removedRoles(from, to, rolesExtension),
      ...found.map(changeOf),
    ];
    const key = ({ where, rule, text }: Change) => `${where} ${rule} ${text}`;
    return changes.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const readSpec = async (spec: string, { rolesExtension = 'x-roles' }: CompareOptions = {}) =>
  spreadTagRoles(await bundleSpec(spec), rolesExtension);

/** Lists what changed between two specs, each an entry file. */
export const compareSpecs = async (from: string, to: string, options?: CompareOptions): Promise<Change[]> => {
  const [older, newer] = [await readSpec(from, options), await readSpec(to, options)];
  return compareDocuments(older, newer, options);
};
