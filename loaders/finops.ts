import { defineProject } from '@rosetta/loaders-engine';

import { budget } from './budgets/budget.ts';
import { consumptionDriver } from './drivers/driver.ts';
import { focusCost } from './focus/cost.ts';
import { priceList } from './prices/price.ts';

/** What is loaded into finops_db: costs, prices, budgets and what drives the sharing of costs. */
export default defineProject({
  name: 'finops',
  loaders: [focusCost, priceList, budget, consumptionDriver],
  sourcesLock: 'rosetta.sources',
});
