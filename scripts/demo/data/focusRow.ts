import { dayStart, monthName, type Month } from './calendar.ts';
import type { Footprint } from './footprints.ts';

/** The columns of a FOCUS 1.2 file, in the order of its header. */
export const focusColumns = [
  'AvailabilityZone',
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingAccountType',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'CommitmentDiscountCategory',
  'CommitmentDiscountId',
  'CommitmentDiscountName',
  'CommitmentDiscountStatus',
  'CommitmentDiscountType',
  'ConsumedQuantity',
  'ConsumedUnit',
  'ContractedCost',
  'ContractedUnitPrice',
  'EffectiveCost',
  'InvoiceId',
  'InvoiceIssuerName',
  'ListCost',
  'ListUnitPrice',
  'PricingCategory',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'RegionId',
  'RegionName',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ServiceCategory',
  'ServiceName',
  'ServiceSubcategory',
  'SkuId',
  'SkuPriceId',
  'SubAccountId',
  'SubAccountName',
  'SubAccountType',
  'Tags',
] as const;

export type FocusColumn = (typeof focusColumns)[number];

/** A row as text; a column that is not there is null, which a file writes as an empty field. */
export type FocusRow = Partial<Record<FocusColumn, string>>;

/** What every row of a footprint and billing month has in common. */
export const baseRow = (
  { account, subAccountId, subAccountName, tags }: Footprint,
  month: Month,
): FocusRow => ({
  BillingAccountId: account.id,
  BillingAccountName: account.name,
  BillingAccountType: 'Billing Account',
  BillingCurrency: account.currency,
  BillingPeriodStart: dayStart(month, 1),
  BillingPeriodEnd: dayStart(month, month.days + 1),
  InvoiceId: `${account.key.toUpperCase()}-${monthName(month)}`,
  InvoiceIssuerName: account.issuer,
  ProviderName: account.provider,
  PublisherName: account.issuer,
  SubAccountId: subAccountId,
  SubAccountName: subAccountName,
  SubAccountType: account.subAccountType,
  Tags: JSON.stringify(tags),
});
