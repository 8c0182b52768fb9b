import type { Manifest } from '../land/manifest.ts';
import type { RunContext } from './context.ts';
import type { SettledDelivery } from './events.ts';
import { winningParts } from './plan.ts';
import { readDelivery } from './readDelivery.ts';
import { forgetDelivery, publishDelivery, supersedeDelivery } from './settle.ts';

/** Loads one delivery: read it all, then replace the older rows of its parts at once; more rejected rows than declared leave staging as it was. */
export const loadDelivery = async (context: RunContext, manifest: Manifest): Promise<SettledDelivery> => {
  const started = performance.now();
  const done = (what: Pick<SettledDelivery, 'status'> & Partial<SettledDelivery>): SettledDelivery => ({
    file: manifest.file,
    delivery: manifest._id,
    rows: 0,
    rejected: 0,
    replaced: 0,
    ms: Math.round(performance.now() - started),
    ...what,
  });
  const winning = await winningParts(context.client, context.loader, manifest);
  if (!winning.size) {
    await supersedeDelivery(context, manifest);
    return done({ status: 'superseded' });
  }
  const { read, rejected } = await readDelivery(context, manifest, winning);
  const { share, rows: most } = context.loader.rejectAtMost;
  if (rejected > most && rejected / read > share) {
    await forgetDelivery(context, manifest);
    return done({ status: 'refused', rejected, reason: refusal(context, manifest, read, rejected) });
  }
  const parts = [...winning.values()].flatMap((keys) => [...keys]);
  const { written, replaced } = await publishDelivery(context, manifest, parts);
  return done({ status: 'loaded', rows: written, rejected, replaced });
};

const refusal = (
  { loader, schema }: RunContext,
  manifest: Manifest,
  read: number,
  rejected: number,
): string =>
  `${manifest.file}: ${rejected} of ${read} rows broke the contract of ${loader.name}, more than the ` +
  `${loader.rejectAtMost.share * 100} % it allows; nothing of the file is staged. ` +
  `See ${schema}.rejected_row, then mend the file or the contract and load again.`;
