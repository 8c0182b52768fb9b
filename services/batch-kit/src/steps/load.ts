import { load, type LoadEvent, LoadError, type LoadProject } from '@rosetta/loaders-engine';
import type { Step, StepContext } from '../run/steps.ts';

/** Where a batch reads and writes. */
export interface Stores {
  raw: string;
  database: string;
}

/** Copies what landed since the last run into staging. A refused delivery fails the step: half of the truth is not built. */
export const loadStep = (project: LoadProject, stores: Stores): Step => ({
  name: 'load',
  work: async (context) => {
    const counts = new Counted(context);
    const results = await load(project, {
      ...stores,
      signal: context.signal,
      observe: (event) => counts.see(event),
    });
    return conclude(context, results);
  },
});

/** What a loader's run record says, whichever of the engine's functions made it. */
export interface LoaderEnd {
  loader: string;
  status: string;
  read: number;
  written: number;
  rejected: number;
  bytes: number;
  drift: Readonly<Record<string, number>>;
  error: string | null;
}

/** Says how each loader ended, and sums up. @throws LoadError when one of them refused something. */
export const conclude = (
  { say, count }: Pick<StepContext, 'say' | 'count'>,
  results: readonly LoaderEnd[],
): string => {
  const sum = (key: 'read' | 'written' | 'rejected' | 'bytes') =>
    results.reduce((total, result) => total + result[key], 0);
  for (const { loader, status, read, written, rejected, drift, error } of results) {
    const fields = { loader, read, written, rejected };
    if (read > 0 || error) say('info', `${loader}: ${read} read, ${written} written.`, fields);
    if (rejected > 0)
      say(
        'warn',
        `${loader}: ${rejected} rows broke their contract; they are in the list of rejected rows.`,
        fields,
      );
    const strange = Object.entries(drift);
    if (strange.length > 0)
      say(
        'warn',
        `${loader}: the source has drifted, fields that nobody declared: ${strange.map(([field, times]) => `${field} (${times} documents)`).join(', ')}.`,
        { loader, drift },
      );
    if (status === 'failed') say('error', `${loader}: ${error}`, fields);
  }
  const totals = {
    read: sum('read'),
    written: sum('written'),
    rejected: sum('rejected'),
    bytes: sum('bytes'),
  };
  count(totals);
  const failed = results.filter(({ status }) => status === 'failed');
  if (failed.length > 0)
    throw new LoadError(failed.map(({ loader, error }) => `${loader}: ${error}`).join('\n'));
  const rejected = totals.rejected ? `, ${totals.rejected} rejected` : '';
  // What was loaded before is read again as far back as the overlap goes.
  return totals.written + totals.rejected === 0
    ? 'Nothing new to load.'
    : `${totals.read} documents read, ${totals.written} rows written${rejected}.`;
};

/** Sums up what the loaders say while they work, and repeats it now and then. */
export class Counted {
  private read = 0;
  private written = 0;
  private bytes = 0;
  private saidAt = 0;
  private readonly context: StepContext;

  constructor(context: StepContext) {
    this.context = context;
  }

  see(event: LoadEvent): void {
    const { say, count } = this.context;
    if (event.step === 'waiting') say('info', `${event.loader} waits for the lock ${event.lock}.`);
    if (event.step === 'read') this.read += event.rows;
    if (event.step === 'committed') this.written += event.rows;
    if (event.step === 'copied') this.bytes += event.bytes;
    count({ read: this.read, written: this.written, bytes: this.bytes });
    if (event.step === 'settled' && event.status === 'refused')
      say('error', `${event.loader}: ${event.file} was refused: ${event.reason}`, { loader: event.loader });
    if (Date.now() - this.saidAt > 3_000 && event.step === 'committed') {
      this.saidAt = Date.now();
      say('info', `${event.loader}: ${this.read} read, ${this.written} written so far.`);
    }
  }
}
