import { generateTypes } from '@rosetta/openapi-engine';
import { sourceSpecs } from './apis.ts';

/** The types of every API that is only called: one file per source. */
export const sourceTypes = async (): Promise<Map<string, string>> => {
  const files = new Map<string, string>();
  for (const [name, spec] of sourceSpecs()) files.set(`${name}.ts`, await generateTypes(spec));
  return files;
};
