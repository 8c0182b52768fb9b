import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import type { Age } from './testTypes.ts';

const seconds: Record<string, number> = { s: 1, min: 60, h: 3600, d: 86_400, w: 604_800 };

const words: Record<string, string> = {
  second: 's',
  seconds: 's',
  minute: 'min',
  minutes: 'min',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  week: 'w',
  weeks: 'w',
};

/** Reads a length of time: `12h`, `90 min`, `2 days`. */
export const readAge = (yaml: YamlFile, value: YamlValue | undefined): Age | undefined => {
  const written = value && yaml.scalar(value);
  if (written === undefined) return undefined;
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/.exec(String(written)) ?? [];
  const unitSeconds = seconds[words[unit] ?? unit];
  if (number !== undefined && unitSeconds !== undefined && Number(number) > 0)
    return { seconds: Number(number) * unitSeconds, text: String(written) };
  yaml.report(
    value!.at,
    `${value!.path} is a length of time such as 90min, 12h or 2 days (s, min, h, d, w), not ${written}`,
  );
  return undefined;
};
