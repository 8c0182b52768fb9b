import type { FocusRow } from './focusRow.ts';

/** What goes wrong in real exports, at most once a month: each row must be refused with its reason, and no other. */
const faults: { month: number; change: FocusRow }[] = [
  { month: 0, change: { BilledCost: '' } },
  { month: 1, change: { EffectiveCost: '12,50' } },
  { month: 2, change: { ChargePeriodStart: '2025-02-30T00:00:00Z' } },
  { month: 4, change: { BillingCurrency: 'Euro' } },
  { month: 6, change: { ServiceName: '' } },
  { month: 9, change: { ChargeCategory: 'Fee' } },
  { month: 12, change: { ListCost: 'n/a' } },
  { month: 15, change: { ChargePeriodEnd: '' } },
  { month: 18, change: { BilledCost: '0.0000000000000000001' } },
  { month: 21, change: { Tags: '{"application": ' } },
];

/** The row with the fault of its month, or nothing when all is well in that month. */
export const breakRow = (row: FocusRow, month: number): FocusRow | undefined => {
  const fault = faults.find((known) => known.month === month);
  return fault && { ...row, ...fault.change };
};
