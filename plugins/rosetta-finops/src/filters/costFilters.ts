import { codec, type FilterValues, type UrlFilters } from '@rosetta/plugin-rosetta-core';

/** The levels of the cost tree, from the top. */
export const levels = ['domain', 'family', 'product', 'application'] as const;
export type Level = (typeof levels)[number];

/** What the cost page keeps in its URL; `from` is included and `to` excluded, as in the API. */
export const costFilters = {
  from: codec.month(),
  to: codec.month(),
  currency: codec.currency(),
  costKind: codec.oneOf(['billed', 'effective', 'contracted', 'list']),
  category: codec.listOf(['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment']),
  group: codec.text(),
  domain: codec.text(),
  family: codec.text(),
  product: codec.text(),
  application: codec.text(),
  split: codec.oneOf(['domain', 'shareKind', 'chargeCategory']),
  view: codec.oneOf(['tree', 'lines']),
};

/** The cost page's filters as its components take them. */
export type CostFilters = UrlFilters<typeof costFilters>;
export type CostFilterValues = FilterValues<typeof costFilters>;
