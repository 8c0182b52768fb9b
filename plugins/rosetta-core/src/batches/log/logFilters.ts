import * as codec from '../../filters/codec';
import type { FilterValues } from '../../filters/filters';
import type { LogLevel, LogLine } from '../api/shapes';

/** How much a line matters, least first. */
export const levels = ['debug', 'info', 'warn', 'error'] as const satisfies readonly LogLevel[];

/** What the log keeps in the URL. */
export const logFilters = {
  level: codec.oneOf(levels),
  step: codec.text(),
  search: codec.text(),
};

/** The lines that the filters leave: of this level or worse, of the step, with the text in message or fields. */
export const filterLines = (
  lines: readonly LogLine[],
  { level, step, search }: FilterValues<typeof logFilters>,
): readonly LogLine[] => {
  const least = levels.indexOf(level);
  const wanted = search?.toLocaleLowerCase();
  if (least === 0 && step === undefined && wanted === undefined) return lines;
  return lines.filter(
    (line) =>
      levels.indexOf(line.level) >= least &&
      (step === undefined || line.step === step) &&
      (wanted === undefined || textOf(line).toLocaleLowerCase().includes(wanted)),
  );
};

/** The figures of a line as `name=value`. */
export const fieldsOf = ({ fields }: LogLine): string =>
  Object.entries(fields ?? {})
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');

/** A line as a text file has it. */
export const textOf = (line: LogLine): string =>
  [
    line.loggedAt,
    line.level.toUpperCase().padEnd(5),
    line.step && `[${line.step}]`,
    line.message,
    fieldsOf(line),
  ]
    .filter(Boolean)
    .join(' ');
