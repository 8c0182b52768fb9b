import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GeneratedApi } from '../generateApi.ts';
import type { ApiOptions } from '../options.ts';
import { listFiles } from '../writeFiles.ts';
import { cacheFolder } from './cacheFolder.ts';
import { engineHash, hashOf, optionsText, readStamp, type Stamp, stampFile, writeStamp } from './stamp.ts';

/** The files of a folder when they are, byte for byte, those that are expected, and no others. */
const readIfSame = async (
  folder: string,
  expected: Readonly<Record<string, string>>,
): Promise<Map<string, string> | undefined> => {
  const names = Object.keys(expected);
  if ((await listFiles(folder)).sort().join('\n') !== [...names].sort().join('\n')) return undefined;
  const texts = await readAll(names.map((name) => join(folder, name)));
  if (!texts?.every((text, index) => hashOf(text) === expected[names[index]!])) return undefined;
  return new Map(names.map((name, index) => [name, texts[index]!.toString()]));
};

const readAll = (files: readonly string[]): Promise<Buffer[] | undefined> =>
  Promise.all(files.map((file) => readFile(file))).catch(() => undefined);

/**
 * What `generateApi` gives. When the engine, the options, every input file and every output file are as they were left,
 * it is read from the output folder, in a fraction of the time; a generated file edited by hand makes it generate again.
 */
export const generateCached = async (options: ApiOptions, folder = cacheFolder()): Promise<GeneratedApi> => {
  const file = stampFile(folder, options.out);
  const [stamp, engine] = await Promise.all([readStamp(file), engineHash()]);
  const text = optionsText(options);
  if (stamp?.engine === engine && stamp.options === text) {
    const inputs = Object.keys(stamp.inputs);
    const read = await readAll(inputs);
    if (read?.every((bytes, index) => hashOf(bytes) === stamp.inputs[inputs[index]!])) {
      const files = await readIfSame(options.out, stamp.outputs);
      if (files)
        return {
          document: JSON.parse(files.get('bundle.json') ?? '') as GeneratedApi['document'],
          files,
          inputs,
        };
    }
  }
  const { generateApi } = await import('../generateApi.ts');
  const generated = await generateApi(options);
  const bytes = await readAll(generated.inputs);
  // What was read from the network may change without a trace here.
  if (bytes) await writeStamp(file, stampOf(engine, text, generated, bytes));
  return generated;
};

const stampOf = (
  engine: string,
  options: string,
  { files, inputs }: GeneratedApi,
  bytes: Buffer[],
): Stamp => ({
  engine,
  options,
  inputs: Object.fromEntries(inputs.map((input, index) => [input, hashOf(bytes[index]!)])),
  outputs: Object.fromEntries([...files].map(([name, text]) => [name, hashOf(text)])),
});
