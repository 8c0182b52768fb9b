import { batchArguments } from './batch.ts';

describe('make batch', () => {
  it.each([
    [{ dryRun: false }, ['run']],
    [{ from: '2026-03', dryRun: false }, ['reprocess', '--from', '2026-03', '--to', '2026-03']],
    [
      { from: '2026-01', to: '2026-03', dryRun: true },
      ['reprocess', '--from', '2026-01', '--to', '2026-03', '--dry-run'],
    ],
  ])('%j is %j', (asked, args) => expect(batchArguments(asked)).toEqual(args));

  it('asks a dry run for its months', () =>
    expect(() => batchArguments({ dryRun: true })).toThrow(
      'A dry run says which months: make batch BATCH=finops FROM=2026-03 DRY=1.',
    ));
});
