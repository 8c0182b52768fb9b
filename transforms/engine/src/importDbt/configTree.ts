import { isMapping, texts, type Mapping } from './yamlText.ts';

/** Configs whose value is a mapping: without a plus sign they are told from folders by their name. */
const mappingConfigs = new Set([
  'meta',
  'docs',
  'grants',
  'persist_docs',
  'column_types',
  'contract',
  'quoting',
  'freshness',
]);

/** What `dbt_project.yml` configures for a file: the package's settings, then each folder's, the nearest last. */
export const configOf = (tree: Mapping, project: string, path: readonly string[]): Mapping => {
  let config = own(tree);
  let here: unknown = tree[project];
  for (const folder of [...path, undefined]) {
    if (!isMapping(here)) break;
    config = mergeConfig(config, own(here));
    here = folder === undefined ? undefined : here[folder];
  }
  return config;
};

const own = (tree: Mapping): Mapping =>
  Object.fromEntries(
    Object.entries(tree)
      .filter(([key, value]) => key.startsWith('+') || !isMapping(value) || mappingConfigs.has(key))
      .map(([key, value]) => [key.replace(/^\+/, '').replace(/-/g, '_'), value]),
  );

/** Lays one config over another as dbt does: tags and hooks add up, `meta` and its like are merged, all else is replaced. */
export const mergeConfig = (under: Mapping, over: Mapping): Mapping => {
  const merged = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    if (key === 'tags') merged[key] = [...new Set([...texts(before), ...texts(value)])];
    else if (key === 'pre_hook' || key === 'post_hook') merged[key] = [...list(before), ...list(value)];
    else if (['meta', 'column_types', 'grants'].includes(key) && isMapping(before) && isMapping(value))
      merged[key] = { ...before, ...value };
    else merged[key] = value;
  }
  return merged;
};

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
