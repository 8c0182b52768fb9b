import { accountOf, accounts, type Account } from './accounts.ts';
import { randomOf, type Random } from './random.ts';
import type { readSeeds } from './seeds.ts';
import { poolServices, services, unknownService, type Service } from './services.ts';

/** One place where something is billed: a sub-account, or one server of a shared estate. */
export type Footprint = {
  account: Account;
  subAccountId: string;
  subAccountName: string;
  /** For what is billed by resource inside an estate that many share. */
  resourceId?: string;
  services: Service[];
  /** What it costs in an ordinary month, in millionths of the account's currency. */
  monthly: number;
  tags: Record<string, string>;
  firstMonth: number;
  /** Bought in advance: a purchase each month, and usage that it covers. */
  isCommitted: boolean;
  /** A month in which something went wrong, and its cost with it. */
  spikeMonth?: number;
};

const million = 1_000_000;
const legacyAccount = { id: '104857600900', name: 'legacy-shared' };
const estate = { id: 'hlv-estate-1', name: 'Lyon and Geneva estate' };

/** What each pool costs in an ordinary month, over all the accounts that bill it. */
const poolMonthly: Record<string, number> = {
  network: 14_000,
  security: 9_000,
  observability: 12_000,
  'container-platform': 18_000,
  'data-platform': 16_000,
  'developer-tools': 7_000,
  'migration-programme': 6_000,
};

/** Nobody knows whose these are: no seed holds them. */
const unknown = [
  '104857600911',
  '104857600912',
  '700000000913',
  '/subscriptions/5a11d0c4-0000-4000-8000-000000000914',
  'projects/experiment-42',
  'tenant-trial',
];

/** Every place that the demo is billed for, read from the pivots that the models are seeded with. */
export const footprintsOf = (seeds: ReturnType<typeof readSeeds>, seed: number): Footprint[] => [
  ...applicationFootprints(seeds, seed),
  ...poolFootprints(seeds),
  ...unknown.map((id, index): Footprint => {
    const account = accountAt(id);
    const extra = account.key === 'aws-global' ? [unknownService] : [];
    return {
      ...place(account, id, `sandbox-${index + 1}`),
      services: [...services[account.kind].slice(0, 3), ...extra],
      monthly: 1_900 * million,
      tags: { environment: 'sandbox' },
    };
  }),
];

const applicationFootprints = (
  { applications, applicationPivots }: ReturnType<typeof readSeeds>,
  seed: number,
): Footprint[] =>
  applications.flatMap(({ application_id: id }, index) => {
    const random = randomOf(seed, 'application', id);
    // the first claim on an identifier: a later transfer moves whose it is, not what it costs
    const claimed = (external: string) =>
      applicationPivots.find((pivot) => pivot.external_id === external)?.application_id === id;
    const externals = applicationPivots
      .filter(
        (pivot) =>
          pivot.application_id === id && pivot.valid_from_month >= '2024-10-01' && claimed(pivot.external_id),
      )
      .map((pivot) => pivot.external_id);
    // an application that no pivot knows is billed all the same, under a tag that leads nowhere
    const identifiers = externals.length ? externals : [`application=${id}`];
    const weights = identifiers.map((external) =>
      external.startsWith('hlv-') ? 2 : external.startsWith('tenant-') ? 2 : 6,
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const monthly = monthlyOf(random);
    return identifiers.map((external, at): Footprint => {
      const isTagged = random.between(1, 10) <= 8 || external.startsWith('application=');
      const center = { cost_center: `CC-${1000 + index}` };
      const tags: Record<string, string> = isTagged
        ? { application: id, environment: at === 1 ? 'dev' : 'prod', ...center }
        : center;
      const account = accountAt(external.startsWith('application=') ? legacyAccount.id : external);
      const named = placeOf(external, account, id);
      return {
        ...named,
        services: chooseServices(account, random),
        monthly: Math.floor((monthly * weights[at]!) / total),
        tags,
        firstMonth: index % 17 === 5 && at > 0 ? random.between(3, 12) : 0, // some arrive later
        isCommitted: index % 9 === 2 && at === 0 && account.kind !== 'hosting' && account.kind !== 'software',
        spikeMonth: index % 67 === 42 && at === 0 ? 16 : undefined,
      };
    });
  });

const poolFootprints = ({ poolPivots }: ReturnType<typeof readSeeds>): Footprint[] => {
  const pivots = poolPivots.filter((pivot) => pivot.valid_from_month >= '2024-10-01');
  return pivots.map(({ pool_id: pool, external_id: external }) => {
    const account = accountAt(external);
    const count = pivots.filter((pivot) => pivot.pool_id === pool).length;
    const shared = poolServices[pool]?.[account.kind] ?? services[account.kind].slice(0, 2);
    const monthly = Math.floor(((poolMonthly[pool] ?? 5_000) * million) / count);
    return {
      ...placeOf(external, account, `shared-${pool}`),
      services: shared,
      monthly,
      tags: { environment: 'shared' },
      isCommitted: pool === 'container-platform' && account.key === 'aws-global',
    };
  });
};

const placeOf = (external: string, account: Account, name: string): ReturnType<typeof place> => {
  if (external.startsWith('application=')) return place(account, legacyAccount.id, legacyAccount.name);
  if (external.startsWith('hlv-')) return { ...place(account, estate.id, estate.name), resourceId: external };
  return place(account, external, name);
};

const place = (
  account: Account,
  subAccountId: string,
  subAccountName: string,
): Pick<
  Footprint,
  'account' | 'subAccountId' | 'subAccountName' | 'firstMonth' | 'isCommitted' | 'resourceId'
> => ({
  account,
  subAccountId,
  subAccountName,
  firstMonth: 0,
  isCommitted: false,
});

/** Most applications are small, some are large: three classes, as an inventory shows them. */
const monthlyOf = (random: Random): number => {
  const drawn = random.between(1, 100);
  const [low, high] = drawn <= 60 ? [150, 700] : drawn <= 90 ? [900, 2_800] : [4_000, 12_000];
  return random.between(low!, high!) * million + random.between(0, million - 1);
};

const chooseServices = (account: Account, random: Random): Service[] => {
  const offered = services[account.kind];
  if (account.kind === 'software') return [random.pick(offered)];
  if (account.kind === 'hosting') return offered.slice(0, random.between(1, 10) === 1 ? 3 : 2);
  const others = offered.slice(1).filter(() => random.between(1, 100) <= 40);
  return [offered[0]!, ...(others.length ? others : [offered[2]!])];
};

const accountAt = (external: string): Account => {
  const account = accountOf(external);
  if (!account)
    throw new Error(
      `${external} of the pivot seeds looks like no account of ${accounts.map(({ key }) => key).join(', ')}: teach accounts.ts whose it is.`,
    );
  return account;
};
