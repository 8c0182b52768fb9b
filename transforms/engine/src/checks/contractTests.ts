import pg from 'pg';
import type { ColumnTest } from '../project/testTypes.ts';
import { strict } from '../project/testTypes.ts';
import type { Model } from '../project/types.ts';
import { columnTest } from './columnTest.ts';
import type { DataTest } from './dataTest.ts';

const { escapeIdentifier } = pg;

/** A test before the names in its SQL are resolved. `names` of SQL that a person wrote, to be compiled for them. */
export type Draft = Omit<DataTest, 'models' | 'sources' | 'model' | 'file'> & {
  /** What is known to be read; anything else is read from `written`. */
  reads: string[];
  /** Queries that hold SQL which a person wrote. */
  written: string[];
  /** Conditions that a person wrote, each of which must stand by itself. */
  conditions?: string[];
};

/** The tests that a contract asks for. */
export const contractTests = (model: Model): Draft[] => {
  const drafts = [
    ...model.columns.flatMap((column) =>
      column.tests.map((test) => columnTest(model.name, column.name, test)),
    ),
    ...grain(model),
    ...model.checks.map((test): Draft => {
      const draft = columnTest(model.name, undefined, { ...test, kind: 'expression' });
      return { ...draft, name: test.name, kind: 'check' };
    }),
    ...model.tests.map(({ name, sql, at, policy }): Draft => ({
      ...own(name, 'custom', { at, policy }),
      sql,
      probe: { by: 'rows' },
      reads: [],
      written: [sql],
    })),
    ...rowCountChange(model),
    ...model.reconciliations.map(({ name, at, policy, this: here, other, by, tolerance }): Draft => ({
      ...own(name, 'reconciliation', { at, policy }),
      sql: `${here}\n-- against\n${other}`,
      probe: { by: 'reconciliation', this: here, other, key: by, tolerance },
      reads: [],
      written: [here, other],
    })),
    ...freshness(model),
  ];
  return numbered(drafts);
};

const own = (name: string, kind: DataTest['kind'], { at, policy }: Pick<ColumnTest, 'at' | 'policy'>) => ({
  name,
  kind,
  column: undefined,
  policy,
  at,
});

const grain = ({ name, grain: declared }: Model): Draft[] => {
  if (!declared || declared.key.length === 0) return [];
  const key = declared.key.map((column) => escapeIdentifier(column)).join(', ');
  return [
    {
      ...own('grain', 'grain', declared),
      sql: `select ${key}, count(*) as times from ${escapeIdentifier(name)} group by ${key} having count(*) > 1`,
      probe: { by: 'key', columns: declared.key, nulls: 'equal', where: undefined },
      reads: [name],
      written: [],
    },
  ];
};

const rowCountChange = ({ name, schema, rowCountChange: change }: Model): Draft[] =>
  change
    ? [
        {
          ...own('row_count_change', 'row_count_change', change),
          sql: `select count(*) as rows from ${escapeIdentifier(name)}`,
          probe: { by: 'row_count_change', schema, atMost: change.atMost },
          reads: [name],
          written: [],
        },
      ]
    : [];

const freshness = ({ name, freshness: declared }: Model): Draft[] => {
  if (!declared) return [];
  const { column, warnAfter, errorAfter, at } = declared;
  return [
    {
      ...own('freshness', 'freshness', { at, policy: strict }),
      sql: `select max(${escapeIdentifier(column)}) as latest from ${escapeIdentifier(name)}`,
      probe: { by: 'freshness', column, warnAfter, errorAfter },
      reads: [name],
      written: [],
    },
  ];
};

/** Two tests of a kind on one column are told apart by a number. */
const numbered = (drafts: Draft[]): Draft[] => {
  const times = new Map<string, number>();
  return drafts.map((draft) => {
    const time = (times.get(draft.name) ?? 0) + 1;
    times.set(draft.name, time);
    return time === 1 ? draft : { ...draft, name: `${draft.name}_${time}` };
  });
};
