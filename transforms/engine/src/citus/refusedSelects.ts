import type { SelectStmt } from 'libpg-query';
import { refusedCorrelation } from './refusedCorrelation.ts';
import { cteNames, fromOf, selectsOf } from './selects.ts';

/** Where the rows of a model are. */
export interface Placement {
  /** Spread by a column; on every node; on the coordinator; or wherever those are that a view reads. */
  kind: 'hash' | 'reference' | 'local' | 'view';
  /** Of `hash`: the column, and what two models share whose equal values are on one node. */
  column?: string;
  group?: string;
  /** Whether reading it reads rows that are spread, through views too. */
  spread: boolean;
}

/** What of a query Citus cannot plan, at a byte of its text. */
export interface Refused {
  location: number;
  message: string;
}

/**
 * What of a query Citus refuses for certain. Joins that are not colocated are not among it: all is read through thin
 * views, so Citus moves one side. What only the server can judge is left to the build.
 */
export const refusedSelects = (select: SelectStmt, models: ReadonlyMap<string, Placement>): Refused[] => {
  // A CTE is computed by itself, and hides a model of its name.
  const hidden = cteNames(select);
  const placements = new Map([...models].filter(([name]) => !hidden.has(name)));
  return selectsOf(select).flatMap((each) => [
    ...recursive(each, select, placements),
    ...groupingSets(each, placements),
    ...refusedCorrelation(each, placements),
  ]);
};

type Placements = ReadonlyMap<string, Placement>;

const recursive = ({ withClause }: SelectStmt, whole: SelectStmt, placements: Placements): Refused[] => {
  if (!withClause?.recursive) return [];
  const read = selectsOf(whole)
    .flatMap((each) => fromOf(each))
    .find(({ name }) => name !== undefined && placements.get(name)?.spread);
  return read
    ? [
        {
          location: withClause.location ?? 0,
          message: `Citus plans no WITH RECURSIVE in a query of ${read.name}, whose rows are spread; do the recursion in a model of its own that reads none such, materialized as table`,
        },
      ]
    : [];
};

const groupingSets = (select: SelectStmt, placements: Placements): Refused[] => {
  const set = select.groupClause?.flatMap((node) => ('GroupingSet' in node ? [node.GroupingSet] : []))[0];
  const read = set && fromOf(select).find(({ name }) => name && placements.get(name)?.kind === 'hash');
  return read
    ? [
        {
          location: set.location ?? 0,
          message: `Citus plans no GROUPING SETS, ROLLUP or CUBE over ${read.name}, whose rows are spread; group it in a CTE first, then the CTE by these`,
        },
      ]
    : [];
};
