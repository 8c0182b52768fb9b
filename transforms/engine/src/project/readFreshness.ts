import { suggestion } from '../text/nearest.ts';
import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import { readAge } from './readAge.ts';
import type { Freshness } from './testTypes.ts';

/** Reads `freshness: { column, warn_after, error_after }`, on a model and on a source. */
export const readFreshness = (
  yaml: YamlFile,
  value: YamlValue | undefined,
  known: ReadonlySet<string>,
): Freshness | undefined => {
  if (!value) return undefined;
  const fields = yaml.fields(value, ['column', 'warn_after', 'error_after']);
  const column = yaml.text(fields.get('column'));
  if (!fields.has('column'))
    yaml.report(value.at, 'freshness needs the column that says when a row was written');
  else if (column !== undefined && !known.has(column))
    yaml.report(fields.get('column')!.at, `there is no column ${column}${suggestion(column, known)}`);
  const [warnAfter, errorAfter] = [
    readAge(yaml, fields.get('warn_after')),
    readAge(yaml, fields.get('error_after')),
  ];
  if (!fields.has('warn_after') && !fields.has('error_after'))
    yaml.report(value.at, 'freshness needs warn_after, error_after or both, as in 12h');
  if (warnAfter && errorAfter && warnAfter.seconds >= errorAfter.seconds)
    yaml.report(
      fields.get('warn_after')!.at,
      `warn_after ${warnAfter.text} is not shorter than error_after ${errorAfter.text}, so nothing would ever be warned of`,
    );
  return column === undefined ? undefined : { column, warnAfter, errorAfter, at: value.at };
};
