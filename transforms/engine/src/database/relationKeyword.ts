import type { Materialization } from '../project/types.ts';

const ofKind: Record<string, string> = {
  r: 'table',
  p: 'table',
  v: 'view',
  m: 'materialized view',
  f: 'foreign table',
  S: 'sequence',
};

/** The kinds of relation (pg_class.relkind) that SQL has a word for. */
export const relationKinds = Object.keys(ofKind);

/** How SQL names a kind of relation, as in `drop materialized view`. */
export const keywordOfKind = (relkind: string): string => ofKind[relkind]!;

/** How SQL names what a model is materialized as. */
export const relationKeyword = (materialized: Materialization): string =>
  materialized === 'view' ? 'view' : materialized === 'materialized_view' ? 'materialized view' : 'table';
