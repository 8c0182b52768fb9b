import { defineFileSource } from '@rosetta/loaders-engine';

import { keyText, requireFields } from '../kit/files.ts';

/** Budgets, as CSV or JSON. A part is one version of the budget: delivered again, it is replaced whole. */
export const budgetSource = defineFileSource({
  name: 'budgets',
  recognise: requireFields('budget', ['version', 'level', 'scope_id', 'month', 'amount', 'currency']),
  partOf: (row) => ({
    collection: 'budget',
    key: { version: keyText(row, 'version') },
  }),
});
