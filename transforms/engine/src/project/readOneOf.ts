import { suggestion } from '../text/nearest.ts';
import type { YamlFile, YamlValue } from '../text/yamlFile.ts';

/** Reads one of a few words; another is reported with those that may stand there. */
export const readOneOf = <Word extends string>(
  yaml: YamlFile,
  value: YamlValue | undefined,
  words: readonly Word[],
): Word | undefined => {
  const written = yaml.text(value);
  const known = words.find((word) => word === written);
  if (written !== undefined && !known)
    yaml.report(
      value!.at,
      `${value!.path} is one of ${words.join(', ')}, not ${written}${suggestion(written, words)}`,
    );
  return known;
};
