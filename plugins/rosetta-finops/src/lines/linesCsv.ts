import type { components } from '@rosetta/generated/finops-api/types.ts';
import { toCsv } from '@rosetta/plugin-rosetta-core';

type Line = components['schemas']['CostLine'];

const columns = [
  'lineId',
  'chargeMonth',
  'billingMonth',
  'currency',
  'provider',
  'service',
  'subAccountId',
  'subAccountName',
  'resourceId',
  'resourceName',
  'region',
  'description',
  'chargeCategory',
  'chargeClass',
  'chargePeriodStart',
  'chargePeriodEnd',
  'quantity',
  'unit',
  'shareKind',
  'poolId',
  'ratio',
  'pivotSystem',
  'cost',
  'share',
] as const satisfies readonly (keyof Line)[];

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The billing lines of a figure as CSV: every property of the API, amounts exact. */
export const linesCsv = (pages: readonly components['schemas']['CostLinePage'][]): string =>
  toCsv(
    [...columns.map(snake), 'cost_kind', 'publication_id'],
    pages.flatMap(({ items, costKind, publication }) =>
      items.map((line) => [...columns.map((column) => line[column]), costKind, publication.id]),
    ),
  );
