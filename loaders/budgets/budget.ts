import { defineLoader, text } from '@rosetta/loaders-engine';

import { currency, exactAmount, fileNulls, month } from '../kit/files.ts';
import { budgetSource } from './source.ts';

/** Copies budgets into staging, one row per version, scope and month; a newer delivery of a version replaces it. */
export const budget = defineLoader({
  name: 'budgets.budget',
  from: { source: budgetSource },
  into: { table: 'staging.budget', partColumn: '_version_key' },
  nulls: fileNulls,
  columns: {
    version: text('payload.version').required(),
    level: text('payload.level')
      .oneOf('total', 'domain', 'family', 'product', 'group', 'application')
      .required(),
    scope_id: text('payload.scope_id').required(), // the id of the domain, family, product, group or application; `total` of all
    month: month('month').required(),
    amount: exactAmount('amount').required(),
    currency: currency('currency').required(),
    comment: text('payload.comment'),
  },
  rejectAtMost: { share: 0, rows: 0 }, // a budget is compared as a sum: half of one is a wrong one
});
