import { defineFileSource, LoadError, type Payload, readInstant } from '@rosetta/loaders-engine';

import { focusColumns, focusVersion, indispensable } from './columns.ts';

/** Billing files in the FOCUS format, one raw collection per billing month. A part is what one provider bills one account for one period. */
export const focusSource = defineFileSource({
  name: 'focus',
  recognise: (names) => {
    const header = new Set(names);
    const missing = indispensable.filter((name) => !header.has(name));
    if (!header.has('ProviderName') && !header.has('ServiceProviderName'))
      missing.push('ProviderName or ServiceProviderName');
    if (missing.length)
      throw new LoadError(
        names.some((name) => focusColumns.has(name))
          ? `the header lacks the FOCUS ${missing.length > 1 ? 'columns' : 'column'} ${missing.join(', ')}: export the file again with them`
          : `this is not a FOCUS file (its first column is "${names[0] ?? ''}"): export the billing data as FOCUS 1.0 to 1.4`,
      );
    return { focusVersion: focusVersion(header) };
  },
  partOf: (row) => {
    // As an instant, so that one period keeps one key however a delivery writes it.
    const instant = readInstant(value(row, 'BillingPeriodStart'));
    const start = typeof instant === 'string' ? instant : null;
    return {
      collection: start ? `focus_cost_${start.slice(0, 4)}_${start.slice(5, 7)}` : 'focus_cost_undated',
      key: {
        provider: value(row, 'ServiceProviderName') ?? value(row, 'ProviderName'),
        billingAccountId: value(row, 'BillingAccountId'),
        billingPeriodStart: start,
      },
    };
  },
});

/** Texts that mean "no value": the specification says null, exports write it in these two ways. */
export const focusNulls = ['', 'NULL'];

const value = (row: Payload, name: string): string | null => {
  const text = row[name];
  return typeof text === 'string' && !focusNulls.includes(text) ? text : null;
};
