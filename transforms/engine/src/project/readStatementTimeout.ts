import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import type { Contract } from './types.ts';

const milliseconds = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** What PostgreSQL can count to, in milliseconds. */
const longest = 2_147_483_647;

/** Reads how long a statement of the model may take: a whole number and a unit, as PostgreSQL writes it. */
export const readStatementTimeout = (
  yaml: YamlFile,
  value: YamlValue | undefined,
): Contract['statementTimeout'] => {
  if (!value) return undefined;
  const written = yaml.scalar(value);
  if (written === undefined) return undefined;
  const [, number, unit] = /^(\d+) ?(ms|s|min|h|d)$/.exec(String(written)) ?? [];
  const time = Number(number) * milliseconds[(unit ?? 'ms') as keyof typeof milliseconds];
  if (number !== undefined && time > 0 && time <= longest)
    return { text: `${number}${unit}`, ms: time, at: value.at };
  yaml.report(
    value.at,
    `statement_timeout is a whole number with a unit (ms, s, min, h, d), from 1ms to 24d, as in 5min; not ${written}`,
  );
  return undefined;
};
