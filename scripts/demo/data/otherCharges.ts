import { dayStart, monthAt, type Month } from './calendar.ts';
import { decimal, perMille } from './decimal.ts';
import type { Footprint } from './footprints.ts';
import { baseRow, type FocusRow } from './focusRow.ts';
import { monthlyCost, type Meter } from './meters.ts';
import { randomOf } from './random.ts';
import { commitment, usageRow } from './usage.ts';

/** What a bill holds besides the usage of its month: taxes, commitments, credits, adjustments, corrections, late usage. */
export const otherCharges = (
  footprints: Footprint[],
  meters: Meter[],
  month: Month,
  seed: number,
): FocusRow[] => {
  const random = randomOf(seed, 'other', month.index);
  const running = meters.filter((meter) => meter.footprint.firstMonth <= month.index);
  const some = (count: number): Meter[] => Array.from({ length: count }, () => random.pick(running));
  return [
    ...footprints
      .filter(({ account, firstMonth }) => account.tax > 0 && firstMonth <= month.index)
      .map((footprint) => tax(footprint, meters, month)),
    ...meters.filter((meter) => meter.isCommitted).map((meter) => purchase(meter, month)),
    ...some(6).map((meter) => credit(meter, month)),
    ...some(4).map((meter, index) => adjustment(meter, month, index % 2 === 0 ? 1 : -1)),
    ...(month.index === 0
      ? []
      : [
          ...some(10).map((meter) =>
            correction(
              meter,
              month,
              monthAt(month.index - (month.index > 1 ? random.between(1, 2) : 1)),
              seed,
            ),
          ),
          ...some(40).map((meter) => late(meter, month, seed)),
        ]),
  ];
};

/** VAT on what a sub-account was billed. */
const tax = (footprint: Footprint, meters: Meter[], month: Month): FocusRow => {
  const billed = meters
    .filter((meter) => meter.footprint === footprint && !meter.isCommitted)
    .reduce((sum, meter) => sum + monthlyCost(meter, month, 1000), 0);
  const service = footprint.services[0]!;
  return {
    ...oneOff(
      footprint,
      month,
      'Tax',
      `VAT ${footprint.account.tax / 10} %`,
      perMille(billed, footprint.account.tax),
      6,
    ),
    ResourceId: footprint.resourceId,
    ServiceCategory: service.category,
    ServiceName: service.name,
  };
};

/** The monthly fee of a commitment; its cost takes effect in the usage that it covers. */
const purchase = (meter: Meter, month: Month): FocusRow => {
  const fee = perMille(monthlyCost(meter, month, 1000), 690);
  return {
    ...oneOff(meter.footprint, month, 'Purchase', 'Monthly fee of a commitment', fee, 6),
    ...commitment(meter),
    ChargeFrequency: 'Recurring',
    EffectiveCost: '0.00',
    PricingCategory: 'Standard',
    ServiceCategory: meter.service.category,
    ServiceName: meter.service.name,
  };
};

/** Money back, on a service and not on a resource. */
const credit = (meter: Meter, month: Month): FocusRow => ({
  ...oneOff(
    meter.footprint,
    month,
    'Credit',
    'Promotional credit',
    -perMille(monthlyCost(meter, month, 1000), 80),
    6,
  ),
  ...serviceOf(meter),
});

/** A rounding of the invoice, up or down. */
const adjustment = (meter: Meter, month: Month, sign: 1 | -1): FocusRow => ({
  ...oneOff(
    meter.footprint,
    month,
    'Adjustment',
    'Rounding of the invoice',
    sign * (1 + (monthlyCost(meter, month, 1000) % 97)),
    2,
  ),
  ...serviceOf(meter),
});

/** A part of an invoiced month given back: it lands in the open billing period and keeps its charge period. */
const correction = (meter: Meter, billed: Month, charged: Month, seed: number): FocusRow => {
  const row = usageRow(meter, billed, charged, { first: 1, last: charged.days }, 12, seed);
  const negative = (
    column:
      'BilledCost' | 'EffectiveCost' | 'ContractedCost' | 'ListCost' | 'ConsumedQuantity' | 'PricingQuantity',
  ) => ({
    [column]: row[column] === '0.00' ? row[column] : `-${row[column]}`,
  });
  return {
    ...row,
    ChargeClass: 'Correction',
    ChargeDescription: `Correction of ${row.ChargeDescription}`,
    ...negative('BilledCost'),
    ...negative('EffectiveCost'),
    ...negative('ContractedCost'),
    ...negative('ListCost'),
    ...negative('ConsumedQuantity'),
    ...negative('PricingQuantity'),
  };
};

/** Usage of the last day of the month before, metered too late for that month's bill. */
const late = (meter: Meter, billed: Month, seed: number): FocusRow => {
  const charged = monthAt(billed.index - 1);
  return usageRow(meter, billed, charged, { first: charged.days, last: charged.days }, charged.days, seed);
};

const oneOff = (
  footprint: Footprint,
  month: Month,
  category: string,
  description: string,
  units: number,
  scale: number,
): FocusRow => {
  const cost = decimal(units, scale);
  const atList = category === 'Credit' ? '0.00' : cost;
  return {
    ...baseRow(footprint, month),
    ChargeCategory: category,
    ChargeDescription: description,
    ChargeFrequency: 'One-Time',
    ChargePeriodStart: dayStart(month, 1),
    ChargePeriodEnd: dayStart(month, month.days + 1),
    BilledCost: cost,
    EffectiveCost: cost,
    ContractedCost: atList,
    ListCost: atList,
  };
};

/** Names of a service, and of the resource where only that tells whose it is. */
const serviceOf = ({ service, footprint }: Meter): FocusRow => ({
  ServiceCategory: service.category,
  ServiceName: service.name,
  ResourceId: footprint.resourceId,
});
