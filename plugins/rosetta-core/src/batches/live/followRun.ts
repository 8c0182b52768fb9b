import { ProblemError } from '../../operations/ProblemError';
import { hasEnded, type LogLine, type Run, type Step } from '../api/shapes';
import { readEvents } from './readEvents';

/** What is told of a run while it is followed. */
export type RunNews =
  | { kind: 'line'; line: LogLine }
  | { kind: 'step'; step: Step }
  | { kind: 'run'; run: Run }
  | { kind: 'connection'; state: Connection };

/** How the stream is: being opened, arriving, lost and tried again, over because the run is, or refused. */
export type Connection = 'connecting' | 'live' | 'lost' | 'ended' | 'refused';

const waits = [1_000, 2_000, 5_000, 10_000];
const lasting = new Set([400, 401, 403, 404]);

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

const newsOf = (event: string | undefined, data: string): RunNews | undefined => {
  if (event === 'line') return { kind: 'line', line: JSON.parse(data) as LogLine };
  if (event === 'step') return { kind: 'step', step: JSON.parse(data) as Step };
  if (event === 'run') return { kind: 'run', run: JSON.parse(data) as Run };
  return undefined;
};

/**
 * Follows a run to its end: a stream that breaks off is opened again after the last line that arrived, later each time.
 * Ends when the run has ended and its stream with it, when the service refuses for good, or by the signal.
 */
export const followRun = async ({
  open,
  tell,
  signal,
  wait = pause,
}: {
  open: (lastEventId: string | undefined, signal: AbortSignal) => Promise<ReadableStream<Uint8Array> | null>;
  tell: (news: RunNews) => void;
  signal: AbortSignal;
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}): Promise<void> => {
  let last: string | undefined;
  for (let failures = 0; !signal.aborted; failures++) {
    let over = false;
    try {
      const stream = await open(last, signal);
      if (signal.aborted) return;
      tell({ kind: 'connection', state: 'live' });
      if (stream === null) throw new Error('The answer has no body.');
      await readEvents(stream, signal, ({ event, id, data }) => {
        failures = 0;
        const news = newsOf(event, data);
        if (!news) return;
        if (id) last = id;
        if (news.kind === 'run') over = hasEnded(news.run);
        tell(news);
      });
      if (over) return tell({ kind: 'connection', state: 'ended' });
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ProblemError && lasting.has(error.problem.status))
        return tell({ kind: 'connection', state: 'refused' });
    }
    if (signal.aborted) return;
    tell({ kind: 'connection', state: 'lost' });
    await wait(waits[Math.min(failures, waits.length - 1)]!, signal);
  }
};
