import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import type { Contract } from './types.ts';

/** Reads `version`, which must say what the file's name says: `x.sql` is 1, `x.v2.sql` is 2. */
export const readVersion = (
  yaml: YamlFile,
  value: YamlValue | undefined,
  root: YamlValue,
  { base, version }: { base: string; version: number },
): number => {
  if (!value) {
    if (version > 1) yaml.report(root.at, `version is missing; write \`version: ${version}\``);
    return version;
  }
  const written = yaml.scalar(value);
  if (written === undefined || written === version) return version;
  if (typeof written !== 'number' || !Number.isInteger(written) || written < 1)
    yaml.report(value.at, 'version must be a whole number from 1 on');
  else
    yaml.report(
      value.at,
      written === 1
        ? `version is 1, which is ${base}.sql; this file is version ${version}`
        : `version is ${written}, which is ${base}.v${written}.sql; this file is version ${version}`,
    );
  return version;
};

/** Reads the day from which a version may be gone: a date of the calendar, as 2027-01-31. */
export const readSunset = (yaml: YamlFile, value: YamlValue | undefined): Contract['sunset'] => {
  const date = yaml.text(value);
  if (date === undefined) return undefined;
  const read = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
  if (read && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date))
    return { date, at: value!.at };
  yaml.report(value!.at, `sunset must be a date written 2027-01-31, not ${date}`);
  return undefined;
};
