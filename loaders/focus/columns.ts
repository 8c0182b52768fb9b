/**
 * The columns of the FOCUS cost and usage dataset, versions 1.0 to 1.4, and where they differ. A version is known
 * by the columns that it brought; a name that a later version replaced is read under both names.
 */
const words = (text: string): string[] => text.trim().split(/\s+/);

const since10 = words(`
  AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingCurrency BillingPeriodEnd
  BillingPeriodStart ChargeCategory ChargeClass ChargeDescription ChargeFrequency ChargePeriodEnd
  ChargePeriodStart CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName
  CommitmentDiscountStatus CommitmentDiscountType ConsumedQuantity ConsumedUnit ContractedCost
  ContractedUnitPrice EffectiveCost InvoiceIssuerName ListCost ListUnitPrice PricingCategory
  PricingQuantity PricingUnit ProviderName PublisherName RegionId RegionName ResourceId ResourceName
  ResourceType ServiceCategory ServiceName SkuId SkuPriceId SubAccountId SubAccountName Tags
`);
const since11 = words(`
  CapacityReservationId CapacityReservationStatus CommitmentDiscountQuantity CommitmentDiscountUnit
  ServiceSubcategory SkuMeter SkuPriceDetails
`);
const since12 = words(`
  BillingAccountType InvoiceId PricingCurrency PricingCurrencyContractedUnitPrice
  PricingCurrencyEffectiveCost PricingCurrencyListUnitPrice SubAccountType
`);
const since13 = words(`
  AllocatedMethodDetails AllocatedMethodId AllocatedResourceId AllocatedResourceName AllocatedTags
  ContractApplied HostProviderName ServiceProviderName
`);
const since14 = words(`
  CommitmentProgramEligibilityDetails InvoiceDetailId
`);

/** Every column of any version. */
export const focusColumns: ReadonlySet<string> = new Set([
  ...since10,
  ...since11,
  ...since12,
  ...since13,
  ...since14,
]);

/** Columns without which a file is no FOCUS file, whatever its version. */
export const indispensable = words(`
  BilledCost BillingAccountId BillingCurrency BillingPeriodEnd BillingPeriodStart ChargeCategory
  ChargePeriodEnd ChargePeriodStart EffectiveCost ListCost ServiceCategory ServiceName
`);

/** The version that a header speaks: the newest that one of its columns came with. 1.4 dropped ProviderName for ServiceProviderName. */
export const focusVersion = (header: ReadonlySet<string>): string => {
  const has = (names: string[]) => names.some((name) => header.has(name));
  if (has(since14) || (header.has('ServiceProviderName') && !header.has('ProviderName'))) return '1.4';
  if (has(since13)) return '1.3';
  if (has(since12)) return '1.2';
  return has(since11) ? '1.1' : '1.0';
};
