import type { World } from './context.ts';
import type { Findings } from './findings.ts';
import { TemplateError } from './jinja/pieces.ts';
import type { DbtNode } from './nodes.ts';
import type { AllProperties } from './properties.ts';
import { render } from './render.ts';
import type { DbtRelation } from './relation.ts';
import { isMapping, mappings, text, texts, type Mapping } from './yamlText.ts';

/** Configs that say how dbt works, not what is built: they have nothing to become. */
const ofDbt = new Set([
  'enabled',
  'schema',
  'database',
  'alias',
  'docs',
  'meta',
  'group',
  'access',
  'contract',
  'persist_docs',
  'on_schema_change',
  'full_refresh',
  'quoting',
  'quote_columns',
  'on_configuration_change',
  'static_analysis',
  'unlogged',
  'delimiter',
  'column_types',
  'description',
  'name',
  'tags',
  'owner',
  'node_color',
  'sql_header',
  'batch_size',
  'event_time',
  'begin',
  'lookback',
  'concurrent_batches',
  'freshness',
  'required_docs',
  'required_tests',
  'auto_liquid_cluster',
]);
const converted = new Set([
  'materialized',
  'indexes',
  'pre_hook',
  'post_hook',
  'grants',
  'unique_key',
  'incremental_strategy',
  'incremental_predicates',
  'merge_update_columns',
  'merge_exclude_columns',
  'strategy',
  'updated_at',
  'check_cols',
  'invalidate_hard_deletes',
  'hard_deletes',
  'target_schema',
  'target_database',
  'snapshot_meta_column_names',
  'dbt_valid_to_current',
]);
/** Configs of other databases, which PostgreSQL does without. */
const elsewhere =
  /^(cluster_by|partition_by|sort|dist|bind|transient|snowflake_warehouse|query_tag|automatic_clustering|secure|copy_grants|labels|kms_key_name|require_partition_filter|file_format|location_root|tblproperties|engine|order_by|table_type|format|liquid_clustered_by|hours_to_expiration|partitions|copy_partitions|enable_refresh|refresh_interval_minutes|max_staleness|target_lag|auto_refresh|backup|catalog|dispatch)$/;

/** The part of a contract that a node's config gives: tags, owner, indexes and hooks. What means nothing here is listed. */
export const convertConfig = (
  world: World,
  node: DbtNode,
  relation: DbtRelation,
  config: Mapping,
  properties: AllProperties,
  findings: Findings,
): Mapping => {
  for (const key of Object.keys(config)) {
    if (ofDbt.has(key) || converted.has(key)) continue;
    if (elsewhere.test(key))
      findings.leaveBehind(
        node.place,
        `config ${key} of ${node.name}`,
        'it belongs to another database than PostgreSQL',
      );
    else
      findings.couldNot(
        node.place,
        `config ${key} of ${node.name} is not known here`,
        'take it off, or say in the contract what it should do',
      );
  }
  const tags = [...new Set(texts(config['tags']))];
  const owner = ownerOf(config, properties);
  const indexes = mappings(config['indexes']).map((index) => {
    if (index['type'] !== undefined && index['type'] !== 'btree')
      findings.couldNot(
        node.place,
        `index type ${index['type']} of ${node.name}`,
        'the index is made as a btree; make another kind in hooks.after',
      );
    return { columns: texts(index['columns']), ...(index['unique'] === true ? { unique: true } : {}) };
  });
  const hooks = {
    before: hooksOf(world, node, relation, config['pre_hook'], findings),
    after: hooksOf(world, node, relation, config['post_hook'], findings),
  };
  const any = hooks.before.length + hooks.after.length > 0;
  if (any && node.kind === 'seed')
    findings.couldNot(
      node.place,
      `hooks of seed ${node.name}`,
      'a seed has none here; put them on the model that reads it',
    );
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(tags.length > 0 ? { tags } : {}),
    ...(indexes.length > 0 ? { indexes } : {}),
    ...(any && node.kind !== 'seed'
      ? { hooks: Object.fromEntries(Object.entries(hooks).filter(([, list]) => list.length > 0)) }
      : {}),
  };
};

const ownerOf = (config: Mapping, properties: AllProperties): string | undefined => {
  const meta = isMapping(config['meta']) ? text(config['meta']['owner']) : undefined;
  const group = text(config['group']);
  if (meta !== undefined || group === undefined) return meta;
  const owner = properties.groups.get(group)?.['owner'];
  return (isMapping(owner) ? text(owner['email'] ?? owner['name']) : undefined) ?? `group:${group}`;
};

const hooksOf = (
  world: World,
  node: DbtNode,
  relation: DbtRelation,
  value: unknown,
  findings: Findings,
): string[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).flatMap(
    (hook: unknown) => {
      const sql = isMapping(hook) ? text(hook['sql']) : text(hook);
      if (!sql) return [];
      if (isMapping(hook) && hook['transaction'] === false)
        findings.couldNot(
          node.place,
          `a hook of ${node.name} runs outside of the transaction`,
          'hooks here run in the transaction of the model; run it apart from the build',
        );
      try {
        const rendered = render(world, sql, { relation, config: node.config }).sql.trim().replace(/;+$/, '');
        return rendered === '' ? [] : [rendered];
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        findings.couldNot(
          node.place,
          `a hook of ${node.name}: ${error.message}`,
          'write it as plain SQL under hooks',
        );
        return [];
      }
    },
  );
