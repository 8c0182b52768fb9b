import type { SettledDelivery } from '../load/events.ts';
import type { LoaderResult } from '../load/runLoader.ts';
import { aligned, count, duration } from './print.ts';

/** One loader's run as a person reads it. */
export const loadLines = (run: LoaderResult): string[] => [
  run.loader,
  ...aligned(run.settled.map(line)),
  ...run.settled.flatMap((delivery) => (delivery.reason ? `  refused: ${delivery.reason}` : [])),
  ...Object.entries(run.drift).map(
    ([field, documents]) =>
      `  drift: field ${field} is in ${count(documents, 'document')} and in no contract.`,
  ),
  ...(run.rejected
    ? [`  ${count(run.rejected, 'document')} broke the contract: see rejected_row in the staging schema.`]
    : []),
  ...(run.nulReplaced ? [`  ${count(run.nulReplaced, 'character')} U+0000 replaced by U+FFFD.`] : []),
  run.settled.length
    ? `  ${run.status}: ${count(run.read, 'document')} read, ${count(run.written, 'row')} written, ${run.replaced} replaced, ` +
      `${run.rejected} rejected in ${duration(run.ms)}.`
    : `  up to date${run.watermark ? ` (last landing ${run.watermark})` : ''}, ${duration(run.ms)}.`,
];

const line = (delivery: SettledDelivery): string[] => [
  `  ${delivery.file}`,
  delivery.status,
  count(delivery.rows, 'row'),
  delivery.rejected ? `${delivery.rejected} rejected` : '',
  delivery.replaced ? `${delivery.replaced} replaced` : '',
  duration(delivery.ms),
];
