import { seasonOf, type Month } from './calendar.ts';
import { perMille } from './decimal.ts';
import type { Footprint } from './footprints.ts';
import { randomOf } from './random.ts';
import type { Service } from './services.ts';

/** One resource on one item of the price list: what a line of usage measures. */
export type Meter = {
  footprint: Footprint;
  service: Service;
  monthly: number;
  resourceId: string;
  resourceName: string;
  region: { id: string; name: string };
  sku: string;
  /** Negotiated discount, per mille. */
  discount: number;
  isCommitted: boolean;
};

/** The meters of every footprint, shuffled, so that a small data set is a fair sample of a large one. */
export const metersOf = (footprints: Footprint[], seed: number): Meter[] => {
  const meters = footprints.flatMap((footprint, index) => {
    const random = randomOf(seed, 'meters', index);
    const weights = footprint.services.map((_, at) => (at === 0 ? 3 : 1) * random.between(2, 10));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return footprint.services.map((service, at): Meter => {
      const name = `${footprint.resourceId ?? footprint.subAccountName}-${service.unit.toLowerCase().replace(/[^a-z]+/g, '-')}`;
      return {
        footprint,
        service,
        monthly: Math.floor((footprint.monthly * weights[at]!) / total),
        resourceId:
          footprint.resourceId ??
          (service.resourceType ? resourceId(footprint, service, random.hex(12)) : ''),
        resourceName: service.resourceType ? name : '',
        region: random.pick(footprint.account.regions),
        sku: `${footprint.account.key}-${service.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${service.unit.toLowerCase()}`,
        discount: random.between(0, footprint.account.discount),
        isCommitted: footprint.isCommitted && at === 0,
      };
    });
  });
  const random = randomOf(seed, 'order');
  for (let last = meters.length - 1; last > 0; last -= 1) {
    const other = random.between(0, last);
    [meters[last], meters[other]] = [meters[other]!, meters[last]!];
  }
  return meters;
};

/** What a meter costs in a month: the trend of its account, the season, a step in January, and some noise. */
export const monthlyCost = (meter: Meter, month: Month, noise: number): number => {
  const { account, spikeMonth, firstMonth } = meter.footprint;
  if (month.index < firstMonth) return 0;
  const januaries = month.year - 2024;
  let cost = meter.monthly;
  for (let passed = 0; passed < month.index; passed += 1) cost = perMille(cost, 1000 + account.growth);
  for (let passed = 0; passed < januaries; passed += 1) cost = perMille(cost, 1000 + account.januaryStep);
  const isSeasonal = account.kind !== 'software' && account.kind !== 'hosting';
  if (isSeasonal) cost = perMille(cost, seasonOf(month));
  if (month.index === spikeMonth) cost *= 3;
  return perMille(cost, noise);
};

const resourceId = ({ account, subAccountId }: Footprint, { resourceType }: Service, hex: string): string => {
  const type = resourceType!.toLowerCase().replaceAll(' ', '-');
  if (account.kind === 'aws') return `arn:aws:${account.regions[0]!.id}:${subAccountId}:${type}/${hex}`;
  if (account.kind === 'azure') return `${subAccountId}/resourcegroups/main/providers/${type}/${hex}`;
  return `${subAccountId}/${type}/${hex}`;
};
