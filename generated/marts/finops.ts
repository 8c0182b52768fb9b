// Written by make generate from the model contracts of finops; edit those instead.
/** Who consumes; with the row `unallocated` for what nobody is known to consume. */
export interface DimApplicationRow {
  /** The application that consumes; `unallocated` when nobody is known to. (text) */
  application_id: string;
  /** Name of the application. (text) */
  application_name: string;
  /** The group that owns the application. (text) */
  group_id: string;
  /** Name of the group. (text) */
  group_name: string;
  /** False for the row of what nobody is known to consume. (boolean) */
  is_mapped: boolean;
}

/** The cost catalogue: domain > family > product. */
export interface DimProductRow {
  /** The product of the catalogue; `unclassified` when no rule knows the service. (text) */
  product_id: string;
  /** Name of the product. (text) */
  product_name: string;
  /** The family of the product. (text) */
  family_id: string;
  /** Name of the family. (text) */
  family_name: string;
  /** The kind of cost. (text) */
  domain_id: string;
  /** Name of the domain. (text) */
  domain_name: string;
}

/** Who bears which part of a shared pool, and by which rule. */
export interface FctAllocationRow {
  /** First day of the month that the charge is for (UTC). (date) */
  charge_month: string;
  /** ISO 4217 code of the currency of the bill. (text) */
  billing_currency: string;
  /** The shared pool. (text) */
  pool_id: string;
  /** The application that consumes; `unallocated` when nobody is known to. (text) */
  application_id: string;
  /** How the pool is shared: even, proportional, fixed; `none` when no rule or driver could share it. (text) */
  method: string;
  /** The rule in force; null when nothing could be shared. (text) */
  rule_id: string | null;
  /** The part of the pool that the application bears. (numeric(38,17)) */
  ratio: string;
  /** The billed cost of the whole pool. (numeric(38,17)) */
  pool_billed_cost: string;
  /** The effective cost of the whole pool. (numeric(38,17)) */
  pool_effective_cost: string;
  /** The contracted cost of the whole pool. (numeric(38,17)) */
  pool_contracted_cost: string;
  /** The list cost of the whole pool. (numeric(38,17)) */
  pool_list_cost: string;
  /** The billed cost that the application bears. (numeric(38,17)) */
  billed_cost: string;
  /** The effective cost that the application bears. (numeric(38,17)) */
  effective_cost: string;
  /** The contracted cost that the application bears. (numeric(38,17)) */
  contracted_cost: string;
  /** The list cost that the application bears. (numeric(38,17)) */
  list_cost: string;
}

/** What each application costs. Conserved: by month, currency and kind of cost it sums to what was billed. */
export interface FctCostRow {
  /** First day of the month that the charge is for (UTC). (date) */
  charge_month: string;
  /** ISO 4217 code of the currency of the bill. (text) */
  billing_currency: string;
  /** The application that consumes; `unallocated` when nobody is known to. (text) */
  application_id: string;
  /** The product of the catalogue; `unclassified` when no rule knows the service. (text) */
  product_id: string;
  /** Usage, Purchase, Tax, Credit or Adjustment. (text) */
  charge_category: string;
  /** `direct` by pivot, `indirect` by a share of a pool, else `unallocated`. (text) */
  share_kind: string;
  /** The pool that the cost was shared from; `none` for a cost that was never shared. (text) */
  pool_id: string;
  /** What the invoice asks for. (numeric(38,17)) */
  billed_cost: string;
  /** The cost with commitments spread over what they cover. (numeric(38,17)) */
  effective_cost: string;
  /** The cost at the negotiated price. (numeric(38,17)) */
  contracted_cost: string;
  /** The cost at the public price. (numeric(38,17)) */
  list_cost: string;
  /** Billed lines in it; those of a pool are shared as its costs are, in whole lines. (bigint) */
  line_count: number;
}

/** Every billed line with its consumer, its product and the pivot that found the consumer. */
export interface FctCostLineRow {
  /** The id of the line: that of the landed row. (text) */
  line_id: string;
  /** First day of the month that the charge is for (UTC). (date) */
  charge_month: string;
  /** First day of the month that it is billed in; later than the charge month for a correction. (date) */
  billing_month: string;
  /** ISO 4217 code of the currency of the bill. (text) */
  billing_currency: string;
  /** The consumer; `unallocated` when no pivot matches; null for a line of a shared pool. (text) */
  application_id: string | null;
  /** The shared pool that the line belongs to; null for any other line. (text) */
  pool_id: string | null;
  /** The product of the catalogue; `unclassified` when no rule knows the service. (text) */
  product_id: string;
  /** Usage, Purchase, Tax, Credit or Adjustment. (text) */
  charge_category: string;
  /** `Correction` when the line corrects an invoiced period. (text) */
  charge_class: string | null;
  /** How the cost reached its consumer. (text) */
  share_kind: string;
  /** When the charge begins, included. (timestamptz) */
  charge_period_start: string;
  /** When the charge ends, excluded. (timestamptz) */
  charge_period_end: string;
  /** Who provides the service. (text) */
  provider_name: string;
  /** The FOCUS category of the service. (text) */
  service_category: string;
  /** The service, as the provider names it. (text) */
  service_name: string;
  /** The account, subscription, project or tenant that it was used in. (text) */
  sub_account_id: string | null;
  /** The name of the sub-account. (text) */
  sub_account_name: string | null;
  /** The resource that was used. (text) */
  resource_id: string | null;
  /** The name of the resource. (text) */
  resource_name: string | null;
  /** Where it ran. (text) */
  region_name: string | null;
  /** The item of the price list. (text) */
  sku_id: string | null;
  /** The charge in the words of the bill. (text) */
  charge_description: string | null;
  /** How much was consumed. (numeric) */
  consumed_quantity: string | null;
  /** The unit of that quantity. (text) */
  consumed_unit: string | null;
  /** Tags of the resource, as billed. (jsonb) */
  tags: unknown | null;
  /** Which kind of pivot found the consumer; null when none did. (text) */
  pivot_system: string | null;
  /** What the invoice asks for. (numeric(38,17)) */
  billed_cost: string;
  /** The cost with commitments spread over what they cover. (numeric(38,17)) */
  effective_cost: string;
  /** The cost at the negotiated price. (numeric(38,17)) */
  contracted_cost: string | null;
  /** The cost at the public price. (numeric(38,17)) */
  list_cost: string;
}

/** What the KPIs and the trend read. */
export interface MvCostByMonthRow {
  /** First day of the month that the charge is for (UTC). (date) */
  charge_month: string;
  /** ISO 4217 code of the currency of the bill. (text) */
  billing_currency: string;
  /** The kind of cost. (text) */
  domain_id: string;
  /** Name of the domain. (text) */
  domain_name: string;
  /** The group that owns the application. (text) */
  group_id: string;
  /** Usage, Purchase, Tax, Credit or Adjustment. (text) */
  charge_category: string;
  /** How the cost reached its consumer. (text) */
  share_kind: string;
  /** What the invoice asks for. (numeric(38,17)) */
  billed_cost: string;
  /** The cost with commitments spread over what they cover. (numeric(38,17)) */
  effective_cost: string;
  /** The cost at the negotiated price. (numeric(38,17)) */
  contracted_cost: string;
  /** The cost at the public price. (numeric(38,17)) */
  list_cost: string;
}

/** What the drill-down reads: costs with the names of every level, filters beside them. */
export interface MvCostTreeRow {
  /** First day of the month that the charge is for (UTC). (date) */
  charge_month: string;
  /** ISO 4217 code of the currency of the bill. (text) */
  billing_currency: string;
  /** The kind of cost. (text) */
  domain_id: string;
  /** Name of the domain. (text) */
  domain_name: string;
  /** The family of the product. (text) */
  family_id: string;
  /** Name of the family. (text) */
  family_name: string;
  /** The product of the catalogue; `unclassified` when no rule knows the service. (text) */
  product_id: string;
  /** Name of the product. (text) */
  product_name: string;
  /** The application that consumes; `unallocated` when nobody is known to. (text) */
  application_id: string;
  /** Name of the application. (text) */
  application_name: string;
  /** The group that owns the application. (text) */
  group_id: string;
  /** Name of the group. (text) */
  group_name: string;
  /** Usage, Purchase, Tax, Credit or Adjustment. (text) */
  charge_category: string;
  /** How the cost reached its consumer. (text) */
  share_kind: string;
  /** What the invoice asks for. (numeric(38,17)) */
  billed_cost: string;
  /** The cost with commitments spread over what they cover. (numeric(38,17)) */
  effective_cost: string;
  /** The cost at the negotiated price. (numeric(38,17)) */
  contracted_cost: string;
  /** The cost at the public price. (numeric(38,17)) */
  list_cost: string;
  /** Billed lines in it; those of a pool are shared as its costs are, in whole lines. (bigint) */
  line_count: number;
}

/** Every relation of the marts by name. */
export interface MartRows {
  dim_application: DimApplicationRow;
  dim_product: DimProductRow;
  fct_allocation: FctAllocationRow;
  fct_cost: FctCostRow;
  fct_cost_line: FctCostLineRow;
  mv_cost_by_month: MvCostByMonthRow;
  mv_cost_tree: MvCostTreeRow;
}
