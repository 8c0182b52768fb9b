/** How long a source asks to be left alone, in milliseconds: Retry-After as seconds or as an HTTP date; undefined when it does not say. */
export const retryAfter = (header: string | null, now: number): number | undefined => {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
};

/** Exponential back-off: half of it certain, half by chance, so that many clients do not come back at once. */
export const backOff = (attempt: number, random: number): number => {
  const full = Math.min(60_000, 1_000 * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random);
};
