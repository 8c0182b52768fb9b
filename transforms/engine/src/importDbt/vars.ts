import { parse } from 'yaml';
import { TransformError } from '../text/diagnostics.ts';
import { isMapping, type Mapping } from './yamlText.ts';

/** The project's variables: its own, those of its package entry, and what `--vars` overrides. */
export const variables = (declared: Mapping, project: string, given: string | undefined): Mapping => {
  const scoped = isMapping(declared[project]) ? declared[project] : {};
  const global = Object.fromEntries(Object.entries(declared).filter(([name]) => name !== project));
  return { ...global, ...scoped, ...readGiven(given) };
};

const readGiven = (given: string | undefined): Mapping => {
  if (given === undefined) return {};
  let read: unknown;
  try {
    read = parse(given);
  } catch {
    read = undefined;
  }
  if (!isMapping(read))
    throw new TransformError(`--vars must be a mapping, as '{load_source_data: true}', not ${given}`);
  return read;
};
