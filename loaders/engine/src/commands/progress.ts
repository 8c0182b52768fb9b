import type { LoadEvent } from '../load/events.ts';

/** Where progress is shown: the standard error, so that the standard output stays data. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly write: (text: string) => unknown;
}

interface Pace {
  readonly since: number;
  rows: number;
  bytes: number;
  /** When its last log line was written. */
  told: number;
}

/** How often a terminal's line is drawn anew, and how often a log gets a line. */
const [drawEvery, logEvery] = [100, 10_000];
const eraseLine = '\r\u001b[2K';

/**
 * Shows how far loaders are: one line in place on a terminal, else a log line per loader every ten seconds, so that a
 * short load says nothing. `end` leaves a clean line behind.
 */
export const progress = (stream: ProgressStream = process.stderr, now: () => number = Date.now) => {
  const paces = new Map<string, Pace>();
  let drawn = 0;
  const erase = () => {
    if (stream.isTTY && drawn) stream.write(eraseLine);
    drawn = 0;
  };
  const draw = (at: number): void => {
    if (at - drawn < drawEvery) return;
    const line = [...paces].map(([loader, pace]) => paceLine(loader, pace, at)).join('  |  ');
    stream.write(eraseLine + line.slice(0, (stream.columns ?? 80) - 1)); // a line that wraps is not erased whole
    drawn = at;
  };
  return {
    observe: (event: LoadEvent): void => {
      const at = now();
      if (event.step === 'waiting') {
        erase();
        stream.write(`${event.loader}: waiting for lock "${event.lock}"\n`);
        return;
      }
      if (event.step === 'settled') {
        paces.delete(event.loader);
        return erase();
      }
      const pace = paces.get(event.loader) ?? { since: at, rows: 0, bytes: 0, told: at };
      paces.set(event.loader, pace);
      if (event.step !== 'committed') return;
      pace.rows += event.rows;
      pace.bytes += event.bytes;
      if (stream.isTTY) return draw(at);
      if (at - pace.told < logEvery) return;
      pace.told = at;
      stream.write(`${paceLine(event.loader, pace, at)}\n`);
    },
    end: erase,
  };
};

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

const paceLine = (loader: string, { since, rows, bytes }: Pace, at: number): string => {
  const seconds = Math.max(at - since, 1) / 1_000;
  const megabytes = bytes / 1_048_576;
  return (
    `${loader}: ${whole.format(rows)} rows, ${megabytes.toFixed(1)} MB, ` +
    `${whole.format(rows / seconds)} rows/s, ${(megabytes / seconds).toFixed(1)} MB/s`
  );
};
