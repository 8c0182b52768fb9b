import { dayStart, type Month } from './calendar.ts';
import { decimal, perMille } from './decimal.ts';
import { baseRow, type FocusRow } from './focusRow.ts';
import { monthlyCost, type Meter } from './meters.ts';
import { randomOf } from './random.ts';

/** What a commitment spares against the contracted price, per mille. */
const commitmentPrice = 700;

/** The part of a month that a line measures, in days from `first` to `last`, both included. */
export type Days = { first: number; last: number };

/** One line of usage: quantity x price, exactly; `share` says how many lines the month's cost is cut into. */
export const usageRow = (
  meter: Meter,
  billed: Month,
  charged: Month,
  days: Days,
  share: number,
  seed: number,
): FocusRow => {
  const { service, footprint, region, discount, isCommitted } = meter;
  const random = randomOf(
    seed,
    meter.sku,
    meter.footprint.subAccountId,
    meter.resourceId,
    charged.index,
    days.first,
  );
  const cost = Math.floor(monthlyCost(meter, charged, random.between(900, 1100)) / share);
  const quantity = Math.max(1, Math.floor((cost * 1000) / service.price)); // in thousandths of the unit
  const contractedPrice = Math.max(1, perMille(service.price, 1000 - discount));
  const contracted = quantity * contractedPrice; // thousandths x millionths: in units of 10^-9
  const effective = isCommitted ? perMille(contracted, commitmentPrice) : contracted;
  return {
    ...baseRow(footprint, billed),
    ChargeCategory: 'Usage',
    ChargeDescription: `${service.name}, ${service.unit} in ${region.name}`,
    ChargeFrequency: 'Usage-Based',
    ChargePeriodStart: dayStart(charged, days.first),
    ChargePeriodEnd: dayStart(charged, days.last + 1),
    ConsumedQuantity: decimal(quantity, 3),
    ConsumedUnit: service.unit,
    PricingCategory: isCommitted ? 'Committed' : 'Standard',
    PricingQuantity: decimal(quantity, 3),
    PricingUnit: service.unit,
    ListUnitPrice: decimal(service.price, 6),
    ContractedUnitPrice: decimal(contractedPrice, 6),
    ListCost: decimal(quantity * service.price, 9),
    ContractedCost: decimal(contracted, 9),
    EffectiveCost: decimal(effective, 9),
    BilledCost: decimal(isCommitted ? 0 : effective, 9), // a commitment is billed by its purchase
    ...(isCommitted ? { ...commitment(meter), CommitmentDiscountStatus: 'Used' } : {}),
    RegionId: region.id,
    RegionName: region.name,
    ResourceId: meter.resourceId,
    ResourceName: meter.resourceName,
    ResourceType: service.resourceType,
    ServiceCategory: service.category,
    ServiceName: service.name,
    ServiceSubcategory: service.subcategory,
    SkuId: meter.sku,
    SkuPriceId: `${meter.sku}-list`,
  };
};

/** The commitment that a meter draws on, as its purchase and its usage both name it. */
export const commitment = ({ footprint, service }: Meter): FocusRow => ({
  CommitmentDiscountCategory: 'Spend',
  CommitmentDiscountId: `${footprint.account.key}-plan-${footprint.subAccountName}`,
  CommitmentDiscountName: `${service.name} plan`,
  CommitmentDiscountType: footprint.account.kind === 'azure' ? 'Reservation' : 'Savings Plan',
});

/** Cuts a month into `count` runs of whole days that follow each other. */
export const cut = (days: number, count: number, at: number): Days => {
  const first = Math.floor((days * at) / count) + 1;
  return { first, last: Math.max(first, Math.floor((days * (at + 1)) / count)) };
};
