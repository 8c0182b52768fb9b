/** `950 ms`, `1.2 s`, `2 min 5 s`. */
export const duration = (ms: number): string => {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
};

/** `1 model`, `3 models`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The first reasons, and how many more there are. */
export const because = (reasons: readonly string[], shown = 2): string =>
  reasons.slice(0, shown).join('; ') + (reasons.length > shown ? `; and ${reasons.length - shown} more` : '');
