import type {
  DimApplicationRow,
  DimProductRow,
  FctAllocationRow,
  FctCostLineRow,
  MvCostByMonthRow,
  MvCostTreeRow,
} from '@rosetta/generated/marts/finops.ts';

/** The four costs of a test are multiples of the billed one, so that a mix-up shows. */
const costs = (billed: string) => ({
  billed_cost: billed,
  effective_cost: String(Number(billed) * 2),
  contracted_cost: String(Number(billed) * 3),
  list_cost: String(Number(billed) * 4),
});

/** A row of the cost tree: the payments application's virtual machines in September 2024. */
export const treeRow = ({
  cost = '1',
  ...own
}: Partial<MvCostTreeRow> & { cost?: string } = {}): MvCostTreeRow => ({
  charge_month: '2024-09-01',
  billing_currency: 'USD',
  domain_id: 'cloud',
  domain_name: 'Cloud',
  family_id: 'compute',
  family_name: 'Compute',
  product_id: 'vm',
  product_name: 'Virtual machines',
  application_id: 'payments',
  application_name: 'Payments',
  group_id: 'retail',
  group_name: 'Retail',
  charge_category: 'Usage',
  share_kind: 'direct',
  line_count: 1,
  ...costs(cost),
  ...own,
});

/** The row of the small view that adds up one row of the tree. */
export const monthRow = (tree: MvCostTreeRow): MvCostByMonthRow => ({
  charge_month: tree.charge_month,
  billing_currency: tree.billing_currency,
  domain_id: tree.domain_id,
  domain_name: tree.domain_name,
  group_id: tree.group_id,
  charge_category: tree.charge_category,
  share_kind: tree.share_kind,
  billed_cost: tree.billed_cost,
  effective_cost: tree.effective_cost,
  contracted_cost: tree.contracted_cost,
  list_cost: tree.list_cost,
});

/** A billed line of the payments application. */
export const lineRow = ({
  cost = '1',
  ...own
}: Partial<FctCostLineRow> & { cost?: string } = {}): FctCostLineRow => ({
  line_id: 'line-1',
  charge_month: '2024-09-01',
  billing_month: '2024-09-01',
  billing_currency: 'USD',
  application_id: 'payments',
  pool_id: null,
  product_id: 'vm',
  charge_category: 'Usage',
  charge_class: null,
  share_kind: 'direct',
  charge_period_start: '2024-09-01T00:00:00Z',
  charge_period_end: '2024-09-02T00:00:00Z',
  provider_name: 'AWS',
  service_category: 'Compute',
  service_name: 'Amazon Elastic Compute Cloud',
  sub_account_id: '123456789012',
  sub_account_name: 'payments-prod',
  resource_id: null,
  resource_name: null,
  region_name: 'EU (Paris)',
  sku_id: null,
  charge_description: null,
  consumed_quantity: '24',
  consumed_unit: 'Hours',
  tags: null,
  pivot_system: 'sub_account',
  ...costs(cost),
  ...own,
});

/** The part of the network pool that an application bears. */
export const allocationRow = (own: Partial<FctAllocationRow> = {}): FctAllocationRow => ({
  charge_month: '2024-09-01',
  billing_currency: 'USD',
  pool_id: 'network',
  application_id: 'payments',
  method: 'even',
  rule_id: 'network-even',
  ratio: '0.25',
  pool_billed_cost: '0',
  pool_effective_cost: '0',
  pool_contracted_cost: '0',
  pool_list_cost: '0',
  ...costs('0'),
  ...own,
});

/** The products and applications that the other builders name. */
export const products: DimProductRow[] = [
  {
    product_id: 'vm',
    product_name: 'Virtual machines',
    family_id: 'compute',
    family_name: 'Compute',
    domain_id: 'cloud',
    domain_name: 'Cloud',
  },
  {
    product_id: 'office',
    product_name: 'Office',
    family_id: 'desktop',
    family_name: 'Desktop',
    domain_id: 'licences',
    domain_name: 'Licences',
  },
];

/** The applications that the other builders name. */
export const applications: DimApplicationRow[] = [
  {
    application_id: 'payments',
    application_name: 'Payments',
    group_id: 'retail',
    group_name: 'Retail',
    is_mapped: true,
  },
  {
    application_id: 'ledger',
    application_name: 'Ledger',
    group_id: 'finance',
    group_name: 'Finance',
    is_mapped: true,
  },
  {
    application_id: 'unallocated',
    application_name: 'Unallocated',
    group_id: 'unallocated',
    group_name: 'Unallocated',
    is_mapped: false,
  },
];
