import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TransformError } from '../text/diagnostics.ts';

/** What a node of manifest.json tells a later run about a model: the named hashes of `plan/fingerprint.ts`. */
export interface RecordedModel {
  /** Hash of each part that the relation was made from. */
  parts: Record<string, string>;
  /** Hash of what can change without a rebuild: tests and descriptions. */
  contract: string;
}

interface Node {
  name?: unknown;
  resource_type?: unknown;
  fingerprint?: RecordedModel;
}

/**
 * The models that a manifest.json knows, by name; each of its model, seed and snapshot nodes carries `fingerprint`.
 * @throws TransformError when the folder holds no manifest of this engine.
 */
export const readManifest = async (directory: string): Promise<Map<string, RecordedModel>> => {
  const file = join(directory, 'manifest.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new TransformError(`${file} does not exist; --state names a folder that holds a manifest.json`);
  });
  const nodes = nodesOf(text, file).filter(({ resource_type: type }) =>
    ['model', 'seed', 'snapshot'].includes(String(type)),
  );
  const foreign = nodes.find(({ fingerprint }) => !fingerprint?.parts || !fingerprint.contract);
  if (foreign)
    throw new TransformError(
      `${file} holds no fingerprint of ${foreign.name}; let rosetta-transform write the manifest anew`,
    );
  return new Map(nodes.map(({ name, fingerprint }) => [String(name), fingerprint!]));
};

const nodesOf = (text: string, file: string): Node[] => {
  try {
    const { nodes } = JSON.parse(text) as { nodes: Record<string, Node> };
    return Object.values(nodes);
  } catch {
    throw new TransformError(`${file} is no manifest; it must be a JSON object with nodes`);
  }
};
