import type { components } from '@rosetta/generated/finops-api/types.ts';
import { toCsv } from '@rosetta/plugin-rosetta-core';

/** A whole level of the tree as CSV, amounts exact. */
export const treeCsv = (pages: readonly components['schemas']['CostTree'][]): string =>
  toCsv(
    [
      'level',
      'id',
      'name',
      'currency',
      'cost_kind',
      'cost',
      'direct',
      'indirect',
      'unallocated',
      'line_count',
      'publication_id',
    ],
    pages.flatMap(({ items, costKind, publication }) =>
      items.map((item) => [
        item.level,
        item.id,
        item.name,
        item.currency,
        costKind,
        item.cost,
        item.direct,
        item.indirect,
        item.unallocated,
        item.lineCount,
        publication.id,
      ]),
    ),
  );
