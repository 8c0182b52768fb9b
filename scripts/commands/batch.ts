import { batches, type BatchName, runBatch } from '../demo/batches.ts';
import { need } from '../demo/need.ts';
import { Problem } from '../servers/problem.ts';
import { defineCommand } from './defineCommand.ts';

interface Arguments {
  batch: string;
  from?: string;
  to?: string;
  dryRun: boolean;
}

/** The words for the batch's own command line. */
export const batchArguments = ({ from, to, dryRun }: Omit<Arguments, 'batch'>): string[] => {
  if (from === undefined && dryRun)
    throw new Problem('A dry run says which months: make batch BATCH=finops FROM=2026-03 DRY=1.');
  if (from === undefined) return ['run'];
  return ['reprocess', '--from', from, '--to', to ?? from, ...(dryRun ? ['--dry-run'] : [])];
};

/** `make batch` */
export const batchCommand = defineCommand<Arguments>({
  command: 'batch',
  describe: 'Run a batch once: load, build and publish what is new, or build months again',
  builder: {
    batch: { type: 'string', default: '', describe: 'finops or monitoring' },
    from: { type: 'string', describe: 'Build months again, from this one' },
    to: { type: 'string', describe: 'The last of these months; the same when not given' },
    dryRun: { type: 'boolean', default: false, describe: 'Only show how the marts would differ' },
  },
  run: async ({ batch, ...asked }) => {
    if (!batches.includes(batch as BatchName))
      throw new Problem(
        `${batch ? `There is no batch "${batch}"` : 'Say which batch'}: make batch BATCH=finops or BATCH=monitoring.`,
      );
    const args = batchArguments(asked);
    const context = await need(['postgres', 'raw']);
    await runBatch(context, batch as BatchName, args, {
      log: context.logOf('data'),
      say: (line) => console.log(line),
    });
  },
});
