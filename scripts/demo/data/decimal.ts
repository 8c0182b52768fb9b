/** Writes a whole number of 10^-`scale` as a decimal, with at least two decimals and no float in between. */
export const decimal = (units: number, scale: number): string => {
  if (!Number.isSafeInteger(units))
    throw new Error(`${units} x 10^-${scale} is not a whole number that can be held exactly.`);
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  const whole = digits.slice(0, -scale);
  const fraction = digits.slice(-scale).replace(/0+$/, '').padEnd(2, '0');
  return `${units < 0 ? '-' : ''}${whole}.${fraction}`;
};

/** `value` x `share` / 1000, rounded down: how every factor of the generator is applied. */
export const perMille = (value: number, share: number): number => Math.floor((value * share) / 1000);
