import pg from 'pg';
import { queryColumns } from '../../project/snapshotColumns.ts';
import type { Model, Snapshot } from '../../project/types.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** A snapshot with what its SQL needs to know. */
export interface SnapshotQuestion {
  model: Model & { snapshot: Snapshot };
  /** Where the rows are that the query returned now, as SQL. */
  rows: string;
  /** Where the history is, and its columns; none before the first build. */
  live: { relation: string; columns: ReadonlySet<string> } | undefined;
  /** When the run started, the same for all snapshots of a run. */
  startedAt: string;
  /** Columns whose type cannot be compared; their text is. */
  asText: ReadonlySet<string>;
}

/**
 * The rows of a snapshot that are new or otherwise than in its history: those that end now, and those that begin. Every
 * row lasts at least a microsecond, whatever clocks say, so that no two begin at the same time.
 */
export const changesQuery = (question: SnapshotQuestion): string => {
  const { model, rows, live, startedAt } = question;
  const { key, strategy, updatedAt, hardDeletes } = model.snapshot;
  const start = `${escapeLiteral(startedAt)}::timestamptz`;
  const from = strategy === 'timestamp' ? `(fresh.${escapeIdentifier(updatedAt!)})::timestamptz` : start;
  if (!live) return begun(question, from, `from ${rows} as fresh`);
  const past = `${history(question)} as past`;
  const on = (a: string, b: string) =>
    key.map((column) => `${a}.${escapeIdentifier(column)} = ${b}.${escapeIdentifier(column)}`).join(' and ');
  const current = `(select * from ${past} where valid_to is null) as now`;
  const lasting = (time: string, row: string) =>
    `greatest(${time}, ${row}.valid_from + interval '1 microsecond')`;
  const changed = `from ${rows} as fresh join ${current} on ${on('fresh', 'now')} where ${differs(question)}`;
  const parts = [
    ended(question, lasting(from, 'now'), changed),
    begun(question, lasting(from, 'now'), changed),
    begun(
      question,
      `greatest(${from}, (select max(past.valid_to) from ${past} where ${on('past', 'fresh')}))`,
      `from ${rows} as fresh where not exists (select from ${current} where ${on('now', 'fresh')})`,
    ),
  ];
  if (hardDeletes === 'close')
    parts.push(
      ended(
        question,
        lasting(start, 'now'),
        `from ${current} where not exists (select from ${rows} as fresh where ${on('fresh', 'now')})`,
      ),
    );
  return parts.join('\nunion all\n');
};

/** The whole history with the changes in it, in the columns and types that the contract has now. */
export const historyQuery = (question: SnapshotQuestion): string => {
  const changes = changesQuery(question);
  if (!question.live) return changes;
  return `with changes as materialized (\n${changes}\n)
select * from ${history(question)} as kept
where not exists (select from changes where changes.snapshot_id = kept.snapshot_id)
union all
select * from changes`;
};

const columnsOf = ({ model }: SnapshotQuestion) => queryColumns(model);

/** The rows of the past in the columns and types of now: what they do not have yet is null. */
const history = (question: SnapshotQuestion): string => {
  const { relation, columns } = question.live!;
  const own = columnsOf(question).map(({ name, type }) => {
    const column = escapeIdentifier(name);
    return `${columns.has(name) ? column : 'null'}::${type} as ${column}`;
  });
  return `(select ${own.join(', ')}, snapshot_id, valid_from, valid_to from ${relation})`;
};

const ended = (question: SnapshotQuestion, to: string, source: string): string => {
  const columns = columnsOf(question).map(({ name }) => `now.${escapeIdentifier(name)}`);
  return `select ${columns.join(', ')}, now.snapshot_id, now.valid_from, ${to} as valid_to\n${source}`;
};

const begun = (question: SnapshotQuestion, from: string, source: string): string => {
  const key = question.model.snapshot.key.map((column) => `begun.${escapeIdentifier(column)}`);
  const columns = columnsOf(question).map(({ name }) => escapeIdentifier(name));
  return `select ${columns.map((column) => `begun.${column}`).join(', ')},
    md5(row(${[...key, 'begun.valid_from'].join(', ')})::text) as snapshot_id, begun.valid_from, null::timestamptz as valid_to
from (select ${columns.map((column) => `fresh.${column}`).join(', ')}, ${from} as valid_from ${source}) as begun`;
};

/** Whether a row is otherwise than the current one of its key; null is a value like another. */
const differs = ({ model, live, asText }: SnapshotQuestion): string => {
  const { strategy, updatedAt, key, checkColumns } = model.snapshot;
  if (strategy === 'timestamp') {
    const column = escapeIdentifier(updatedAt!);
    return live!.columns.has(updatedAt!)
      ? `fresh.${column} > now.${column}`
      : `(fresh.${column})::timestamptz > now.valid_from`;
  }
  const checked =
    checkColumns.length > 0
      ? checkColumns
      : queryColumns(model)
          .map(({ name }) => name)
          .filter((name) => !key.includes(name));
  const each = checked.map((name) => {
    const as = asText.has(name) ? '::text' : '';
    const column = `${escapeIdentifier(name)}${as}`;
    return `fresh.${column} is distinct from now.${column}`;
  });
  return each.length === 0 ? 'false' : `(${each.join(' or ')})`;
};
