import type { Findings } from './findings.ts';
import type { DbtNode } from './nodes.ts';
import type { Rendered } from './render.ts';
import type { TypedColumn } from './server.ts';
import { text, texts, type Mapping } from './yamlText.ts';

const periods = ['hour', 'day', 'month'];
const isTime = (type: string | undefined) => /^(date|timestamp)/.test(type ?? '');

/** How a model of ours exists, by how dbt's does: `materialized`, and with it `incremental` or `snapshot`. */
export const materialization = (
  node: DbtNode,
  config: Mapping,
  columns: readonly TypedColumn[],
  rendered: { incremental: Rendered | undefined; name: string },
  findings: Findings,
): Mapping => {
  if (node.kind === 'snapshot') return snapshot(node, config, columns, findings);
  const wanted = text(config['materialized']) ?? 'view';
  switch (wanted) {
    case 'view':
    case 'table':
    case 'materialized_view':
      return { materialized: wanted };
    case 'ephemeral':
      findings.leaveBehind(
        node.place,
        `${node.name} is ephemeral`,
        'it is a view here: the same rows, and it can be asked',
      );
      return { materialized: 'view' };
    case 'incremental':
      return incremental(node, config, columns, rendered, findings);
    default:
      findings.couldNot(
        node.place,
        `${node.name} is materialized as ${wanted}`,
        'it is a table here; choose view, incremental or materialized_view where it should be another',
      );
      return { materialized: 'table' };
  }
};

/** A time column is what the model compares with its own newest value, or what it calls its `event_time`. */
const incremental = (
  node: DbtNode,
  config: Mapping,
  columns: readonly TypedColumn[],
  { incremental: rendered, name }: { incremental: Rendered | undefined; name: string },
  findings: Findings,
): Mapping => {
  const own = new RegExp(
    `max\\s*\\(\\s*(?:cast\\s*\\(\\s*)?(?:\\w+\\.)?"?(\\w+)"?[^()]*(?:\\([^()]*\\)[^()]*)*\\)[^]*?from\\s+${name}\\b`,
    'i',
  );
  const seen = rendered?.asksIncremental ? own.exec(rendered.sql)?.[1]?.toLowerCase() : undefined;
  const column = [text(config['event_time']), seen].find(
    (each) => each !== undefined && isTime(columns.find(({ name }) => name === each)?.type),
  );
  if (column === undefined) {
    findings.couldNot(
      node.place,
      `${node.name} is incremental, and no time column can be seen in its is_incremental() part`,
      'it is a table here: the same rows, built whole; give it `incremental: { time_column, period }` where it is large',
    );
    return { materialized: 'table' };
  }
  const type = columns.find(({ name }) => name === column)!.type;
  const asked = text(config['batch_size']);
  const period =
    asked !== undefined && periods.includes(asked) && !(asked === 'hour' && type === 'date') ? asked : 'day';
  findings.leaveBehind(
    node.place,
    `the is_incremental() part of ${node.name}`,
    `the engine replaces whole ${period}s of ${column}; the model says what all rows are`,
  );
  return { materialized: 'incremental', incremental: { time_column: column, period } };
};

const snapshot = (
  node: DbtNode,
  config: Mapping,
  columns: readonly TypedColumn[],
  findings: Findings,
): Mapping => {
  const known = new Set(columns.map(({ name }) => name));
  const key = texts(config['unique_key']).flatMap((each) => each.split(',').map((part) => part.trim()));
  const strange = key.find((each) => !known.has(each));
  if (key.length === 0 || strange !== undefined)
    findings.couldNot(
      node.place,
      key.length === 0
        ? `snapshot ${node.name} has no unique_key`
        : `unique_key ${strange} of snapshot ${node.name} is no column of it`,
      'name the columns that tell its rows apart, and import again',
    );
  const strategy = text(config['strategy']) === 'check' ? 'check' : 'timestamp';
  const check = texts(config['check_cols']);
  const close = config['invalidate_hard_deletes'] === true || config['hard_deletes'] === 'invalidate';
  if (config['hard_deletes'] === 'new_record')
    findings.couldNot(
      node.place,
      `hard_deletes: new_record of snapshot ${node.name}`,
      'rows that are gone are closed here; ask for those whose validity ended',
    );
  return {
    materialized: 'snapshot',
    snapshot: {
      key: key.filter((each) => known.has(each)),
      strategy,
      ...(strategy === 'timestamp'
        ? { updated_at: text(config['updated_at']) }
        : check[0] === 'all' || check.length === 0
          ? {}
          : { check_columns: check.filter((each) => !key.includes(each)) }),
      ...(close || config['hard_deletes'] === 'new_record' ? { hard_deletes: 'close' } : {}),
    },
  };
};
