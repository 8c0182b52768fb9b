import { suggestion } from '../text/nearest.ts';
import type { YamlFile, YamlValue } from '../text/yamlFile.ts';

/** Reads a list of columns of this contract; others are reported and left out. */
export const readColumnList = (
  yaml: YamlFile,
  value: YamlValue | undefined,
  known: ReadonlySet<string>,
): string[] => yaml.list(value).flatMap((item) => readColumn(yaml, item, known) ?? []);

/** Reads the name of a column of this contract. */
export const readColumn = (
  yaml: YamlFile,
  value: YamlValue | undefined,
  known: ReadonlySet<string>,
): string | undefined => {
  const name = yaml.text(value);
  if (name === undefined || known.has(name)) return name;
  yaml.report(value!.at, `${name} is no column of this contract${suggestion(name, known)}`);
  return undefined;
};
