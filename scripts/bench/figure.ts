/** What was asked of a figure, what was measured, and whether it holds. */
export type Check = { asked: string; measured: string; met: boolean };

/** One line of the benchmark: the work, how long it took us and the peers, and what was asked. */
export type Figure = {
  work: string;
  ours: string;
  /** By the peer's name; left out when it was not there. */
  peers: Record<string, string>;
  checks: Check[];
};

/** `0.243 s`, `12.3 s`. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 9_995 ? 2 : 1)} s`;

/** `12.3x`. */
export const times = (ratio: number): string => `${ratio.toFixed(1)}x`;

/** So many times faster than a peer. */
export const faster = (than: string, atLeast: number, ours: number, peer: number): Check => ({
  asked: `${atLeast}x faster than ${than}`,
  measured: times(peer / ours),
  met: peer / ours >= atLeast,
});

/** At most so many milliseconds. */
export const within = (ms: number, ours: number, what = ''): Check => ({
  asked: `${what}at most ${seconds(ms)}`,
  measured: seconds(ours),
  met: ours <= ms,
});

/** Something that has to be so. */
export const holds = (asked: string, met: boolean, measured = met ? 'yes' : 'no'): Check => ({
  asked,
  measured,
  met,
});
