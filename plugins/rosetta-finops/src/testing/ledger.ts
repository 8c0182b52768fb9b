import { add } from '@rosetta/plugin-rosetta-core';
import type { components } from '@rosetta/generated/finops-api/types.ts';
import type { CostQuery } from '../filters/costQuery';
import type { Level } from '../filters/costFilters';

type Schemas = components['schemas'];
type Node = { id: string; name: string };
type Entry = Record<Level, Node> & {
  month: string;
  currency: string;
  share: Schemas['ShareKind'];
  cost: string;
  group: string;
};

const node = (id: string, name = id): Node => ({ id, name });
const entry = (
  month: string,
  currency: string,
  path: string,
  cost: string,
  share: Schemas['ShareKind'] = 'direct',
): Entry => {
  const [domain, family, product, application] = path.split('/') as [string, string, string, string];
  return {
    month,
    currency,
    cost,
    share,
    group: 'retail',
    domain: node(domain, domain === 'cloud' ? 'Cloud' : domain),
    family: node(family, `Family ${family}`),
    product: node(product, `Product ${product}`),
    application: node(application, application === 'unallocated' ? 'Unallocated' : `App ${application}`),
  };
};

/** A few costs whose digits a float would lose; their USD total of 2024-09 is that of the real sample. */
export const ledger: readonly Entry[] = [
  entry('2024-08', 'USD', 'cloud/compute/vm/pay', '10'),
  entry('2024-09', 'USD', 'cloud/compute/vm/pay', '15.00000000000000001'),
  entry('2024-09', 'USD', 'cloud/compute/vm/shop', '4.99999999999999999', 'indirect'),
  entry('2024-09', 'USD', 'cloud/storage/disk/pay', '0.5'),
  entry(
    '2024-09',
    'USD',
    'unclassified/unclassified/unclassified/unallocated',
    '0.02022672899',
    'unallocated',
  ),
  entry('2024-09', 'EUR', 'cloud/compute/vm/pay', '1234.5'),
];

/** The entries that a filter leaves. */
export const select = (query: CostQuery): Entry[] =>
  ledger.filter(
    (each) =>
      each.month >= query.from &&
      each.month < query.to &&
      (!query.currency || each.currency === query.currency) &&
      (!query.groupId || each.group === query.groupId) &&
      (!query.domainId || each.domain.id === query.domainId) &&
      (!query.familyId || each.family.id === query.familyId) &&
      (!query.productId || each.product.id === query.productId) &&
      (!query.applicationId || each.application.id === query.applicationId),
  );

/** The four exact sums of some entries. */
export const sums = (entries: readonly Entry[]) => {
  const of = (share?: Entry['share']) =>
    add(...entries.filter((each) => !share || each.share === share).map(({ cost }) => cost));
  return { cost: of(), direct: of('direct'), indirect: of('indirect'), unallocated: of('unallocated') };
};

/** The entries under each key, in order of appearance. */
export const groupBy = (entries: readonly Entry[], key: (each: Entry) => string): [string, Entry[]][] => {
  const groups = new Map<string, Entry[]>();
  for (const each of entries) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
  return [...groups];
};
