import type { AccountKind } from './services.ts';

/** A billing account: one file a month. */
export type Account = {
  key: string;
  kind: AccountKind;
  provider: string;
  issuer: string;
  id: string;
  name: string;
  currency: 'USD' | 'EUR';
  /** Monthly trend, per mille. */
  growth: number;
  /** Step of the price list every January, per mille. */
  januaryStep: number;
  /** VAT on the charges of each sub-account, per mille; none where the buyer accounts for it. */
  tax: number;
  /** The largest discount that was negotiated, per mille. */
  discount: number;
  subAccountType: string;
  regions: { id: string; name: string }[];
  compressed: boolean;
};

const europe = [
  { id: 'eu-west-3', name: 'EU (Paris)' },
  { id: 'eu-central-1', name: 'EU (Frankfurt)' },
];

/** Who bills, from the largest to the smallest. */
export const accounts: Account[] = [
  {
    key: 'aws-global',
    kind: 'aws',
    provider: 'AWS',
    issuer: 'Amazon Web Services, Inc.',
    id: '104857600001',
    name: 'Rosetta Group (global)',
    currency: 'USD',
    growth: 12,
    januaryStep: 0,
    tax: 0,
    discount: 120,
    subAccountType: 'Account',
    regions: [{ id: 'us-east-1', name: 'US East (N. Virginia)' }, ...europe],
    compressed: true,
  },
  {
    key: 'azure',
    kind: 'azure',
    provider: 'Microsoft',
    issuer: 'Microsoft Ireland Operations Limited',
    id: '/providers/Microsoft.Billing/billingAccounts/7340021',
    name: 'Rosetta Group (EA)',
    currency: 'EUR',
    growth: 15,
    januaryStep: 25,
    tax: 200,
    discount: 150,
    subAccountType: 'Subscription',
    regions: [
      { id: 'francecentral', name: 'France Central' },
      { id: 'westeurope', name: 'West Europe' },
    ],
    compressed: true,
  },
  {
    key: 'aws-europe',
    kind: 'aws',
    provider: 'AWS',
    issuer: 'Amazon Web Services EMEA SARL',
    id: '104857600002',
    name: 'Rosetta Group (Europe)',
    currency: 'EUR',
    growth: 9,
    januaryStep: 0,
    tax: 200,
    discount: 80,
    subAccountType: 'Account',
    regions: europe,
    compressed: true,
  },
  {
    key: 'google',
    kind: 'google',
    provider: 'Google Cloud',
    issuer: 'Google Cloud EMEA Limited',
    id: '01A2B3-C4D5E6-F70819',
    name: 'Rosetta Group',
    currency: 'USD',
    growth: 24,
    januaryStep: 0,
    tax: 0,
    discount: 60,
    subAccountType: 'Project',
    regions: [
      { id: 'europe-west1', name: 'Belgium' },
      { id: 'europe-west9', name: 'Paris' },
    ],
    compressed: true,
  },
  {
    key: 'nordlys',
    kind: 'software',
    provider: 'Nordlys Software',
    issuer: 'Nordlys Software AS',
    id: 'NS-20417',
    name: 'Rosetta Group',
    currency: 'EUR',
    growth: 4,
    januaryStep: 60,
    tax: 200,
    discount: 180,
    subAccountType: 'Tenant',
    regions: [{ id: 'eu', name: 'Europe' }],
    compressed: false,
  },
  {
    key: 'helvia',
    kind: 'hosting',
    provider: 'Helvia Hosting',
    issuer: 'Helvia Hosting SA',
    id: 'HLV-88',
    name: 'Rosetta Group',
    currency: 'EUR',
    growth: -10,
    januaryStep: 30,
    tax: 200,
    discount: 50,
    subAccountType: 'Estate',
    regions: [
      { id: 'lyon', name: 'Lyon' },
      { id: 'geneva', name: 'Geneva' },
    ],
    compressed: false,
  },
];

/** What an identifier looks like tells who bills it; the accounts of the European payer begin with 7. */
export const accountOf = (externalId: string): Account | undefined => {
  const key = /^7\d{11}$/.test(externalId)
    ? 'aws-europe'
    : /^\d{12}$/.test(externalId)
      ? 'aws-global'
      : externalId.startsWith('/subscriptions/')
        ? 'azure'
        : externalId.startsWith('projects/')
          ? 'google'
          : externalId.startsWith('tenant-')
            ? 'nordlys'
            : externalId.startsWith('hlv-')
              ? 'helvia'
              : undefined;
  return accounts.find((account) => account.key === key);
};
