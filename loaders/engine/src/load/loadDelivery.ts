import type { FileLoader } from '../declare/loader.ts';
import type { Manifest } from '../land/manifest.ts';
import type { RunContext } from './context.ts';
import type { SettledDelivery } from './events.ts';
import { winningParts } from './plan.ts';
import { type ReadDelivery, readDelivery } from './readDelivery.ts';
import { forgetDelivery, publishDelivery, supersedeDelivery } from './settle.ts';

/** Loads one delivery: read it all, then replace the older rows of its parts at once; a delivery that is refused leaves staging as it was. */
export const loadDelivery = async (
  context: RunContext<FileLoader>,
  manifest: Manifest,
): Promise<SettledDelivery> => {
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
  const total = await readDelivery(context, manifest, winning);
  const reason = await refusal(context, manifest, total);
  if (reason) {
    await forgetDelivery(context, manifest);
    return done({ status: 'refused', rejected: total.rejected, reason });
  }
  const { written, replaced } = await publishDelivery(context, manifest);
  return done({ status: 'loaded', rows: written, rejected: total.rejected, replaced });
};

/** Why a delivery that was read must not be published, if so. */
const refusal = async (
  context: RunContext<FileLoader>,
  manifest: Manifest,
  { read, rejected, landed }: ReadDelivery,
): Promise<string | undefined> => {
  const { loader, schema } = context;
  const { file } = manifest;
  if (read !== landed)
    return (
      `${file}: ${landed} rows were landed and the raw store holds ${read} of them; nothing of the file is staged. ` +
      `Land the file again with --repair, then load.`
    );
  const { share, rows } = loader.rejectAtMost;
  if (rejected > rows && rejected / read > share)
    return (
      `${file}: ${rejected} of ${read} rows broke the contract of ${loader.name}, more than the ${share * 100} % it allows; ` +
      `nothing of the file is staged. ${await firstRejected(context, manifest)}` +
      `See ${schema}.rejected_row, mend the file or the contract, then load.`
    );
  return undefined;
};

/** The first row that was rejected, and why: mostly it is one wrong path or format for all, and nobody has to query for it. */
const firstRejected = async (
  { client, loader, schema }: RunContext<FileLoader>,
  { _id }: Manifest,
): Promise<string> => {
  const { rows } = await client.query<{ row: string; path: string; reason: string }>(
    `select split_part(raw_id, ':', 2)::int as row, path, reason from ${schema}.rejected_row
     where loader = $1 and delivery = $2 order by raw_id limit 1`,
    [loader.name, _id],
  );
  return rows.map(({ row, path, reason }) => `The first is row ${row}, ${path}: ${reason}. `).join('');
};
