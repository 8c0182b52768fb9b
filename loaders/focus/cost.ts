import { defineLoader, jsonb, numeric, ordered, text, timestamptz } from '@rosetta/loaders-engine';

import { focusColumns } from './columns.ts';
import { focusNulls, focusSource } from './source.ts';

/** Money that the marts hold as numeric(38,17): a line that would be rounded there is refused here, where it can be seen. */
const money = (name: string) => numeric(`payload.${name}`).fits(38, 17);

/** Copies FOCUS cost lines into staging, one row per line of the file; a newer delivery of a billing period replaces it. */
export const focusCost = defineLoader({
  name: 'focus.cost',
  from: { source: focusSource },
  into: { table: 'staging.focus_cost', partColumn: '_billing_key' },
  nulls: focusNulls,
  columns: {
    availability_zone: text('payload.AvailabilityZone'),
    billed_cost: money('BilledCost').required(),
    billing_account_id: text('payload.BillingAccountId').required(),
    billing_account_name: text('payload.BillingAccountName'),
    billing_currency: text('payload.BillingCurrency')
      .matching(/^[A-Z]{3}$/, 'an ISO 4217 currency')
      .required(),
    billing_period_start: timestamptz('payload.BillingPeriodStart').required(),
    billing_period_end: timestamptz('payload.BillingPeriodEnd').required(),
    charge_category: text('payload.ChargeCategory')
      .oneOf('Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment')
      .required(),
    charge_class: text('payload.ChargeClass').oneOf('Correction'),
    charge_description: text('payload.ChargeDescription'),
    charge_frequency: text('payload.ChargeFrequency'),
    charge_period_start: timestamptz('payload.ChargePeriodStart').required(),
    charge_period_end: timestamptz('payload.ChargePeriodEnd').required(),
    commitment_discount_category: text('payload.CommitmentDiscountCategory'),
    commitment_discount_id: text('payload.CommitmentDiscountId'),
    commitment_discount_name: text('payload.CommitmentDiscountName'),
    commitment_discount_status: text('payload.CommitmentDiscountStatus'),
    commitment_discount_type: text('payload.CommitmentDiscountType'),
    consumed_quantity: numeric('payload.ConsumedQuantity'),
    consumed_unit: text('payload.ConsumedUnit'),
    contracted_cost: money('ContractedCost'), // mandatory in FOCUS, yet real files lack it on some lines
    contracted_unit_price: numeric('payload.ContractedUnitPrice'),
    effective_cost: money('EffectiveCost').required(),
    invoice_id: text('payload.InvoiceId'), // since 1.2
    invoice_issuer_name: text('payload.InvoiceIssuerName'),
    list_cost: money('ListCost').required(),
    list_unit_price: numeric('payload.ListUnitPrice'),
    pricing_category: text('payload.PricingCategory'),
    pricing_quantity: numeric('payload.PricingQuantity'),
    pricing_unit: text('payload.PricingUnit'),
    provider_name: text('payload.ServiceProviderName', 'payload.ProviderName').required(), // 1.3 renamed it
    publisher_name: text('payload.HostProviderName', 'payload.PublisherName'), // 1.3 renamed it
    region_id: text('payload.RegionId'),
    region_name: text('payload.RegionName'),
    resource_id: text('payload.ResourceId'),
    resource_name: text('payload.ResourceName'),
    resource_type: text('payload.ResourceType'),
    service_category: text('payload.ServiceCategory').required(),
    service_name: text('payload.ServiceName').required(),
    service_subcategory: text('payload.ServiceSubcategory'), // since 1.1
    sku_id: text('payload.SkuId'),
    sku_price_id: text('payload.SkuPriceId'),
    sub_account_id: text('payload.SubAccountId'),
    sub_account_name: text('payload.SubAccountName'),
    tags: jsonb('payload.Tags'),
  },
  checks: [
    ordered('billing_period_start', 'billing_period_end'),
    ordered('charge_period_start', 'charge_period_end'),
  ],
  expects: (field) => focusColumns.has(field) || field.startsWith('x_'), // x_ marks a provider's own columns
  rejectAtMost: { share: 0.01, rows: 10 },
});
