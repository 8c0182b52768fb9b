import { cancelledBy, Stop } from '../run/stop.ts';
import { exitCodes } from './exitCodes.ts';

/**
 * Ctrl-C gives a run up; SIGTERM gives it its grace and then hands it over; a second signal ends the process at once, and
 * the run is taken over as any dead worker's.
 */
export const stopOnSignals = (
  graceSeconds: number,
  who: string,
): { stop: AbortSignal; code: () => number | undefined } => {
  const stop = new AbortController();
  let code: number | undefined;
  const on = (signal: NodeJS.Signals, exit: number, act: () => void): void => {
    process.on(signal, () => {
      if (code !== undefined) process.exit(exit);
      code = exit;
      act();
    });
  };
  on('SIGINT', exitCodes.interrupted, () => stop.abort(cancelledBy(`${who} (Ctrl-C)`)));
  on('SIGTERM', exitCodes.handedOver, () => {
    setTimeout(() => stop.abort(new Stop('shutdown', 'SIGTERM')), graceSeconds * 1_000).unref();
  });
  return { stop: stop.signal, code: () => (stop.signal.aborted ? code : undefined) };
};
