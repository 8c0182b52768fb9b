import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import type { Amount } from './testTypes.ts';

/** Reads a number from 0 on, or a share such as `20%`. */
export const readAmount = (yaml: YamlFile, value: YamlValue): Amount | undefined => {
  const written = yaml.scalar(value);
  if (written === undefined) return undefined;
  const [, number, percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(String(written)) ?? [];
  if (number !== undefined)
    return { value: Number(number), unit: percent ? 'percent' : 'absolute', text: String(written) };
  yaml.report(value.at, `${value.path} is a number from 0 on or a share such as 20%, not ${written}`);
  return undefined;
};
