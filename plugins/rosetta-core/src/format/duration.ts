const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Builds what writes durations and sizes in one locale: two units at most, since nobody reads a third. */
export const createMeasures = (locale: string) => {
  const unit = (name: string, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow', ...options });
  const [hours, minutes, seconds] = [unit('hour'), unit('minute'), unit('second')];
  const tenths = unit('second', { maximumFractionDigits: 1 });
  const sizes = (['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const).map((name) =>
    unit(name, { unitDisplay: 'short', maximumSignificantDigits: 3 }),
  );
  return {
    /** A time in milliseconds: `4.2s`, `2m 5s`, `1h 2m`. */
    duration: (milliseconds: number): string => {
      const whole = Math.max(0, milliseconds);
      if (whole < 10 * second) return tenths.format(Math.floor(whole / 100) / 10);
      if (whole < minute) return seconds.format(Math.floor(whole / second));
      const [large, small, at] = whole < hour ? [minutes, seconds, minute] : [hours, minutes, hour];
      const rest = Math.floor((whole % at) / (at / 60));
      return `${large.format(Math.floor(whole / at))} ${small.format(rest)}`;
    },
    /** A size in bytes, in the largest unit that fits: `4.13 MB`. */
    bytes: (value: number): string => {
      const step = value < 1 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(value) / 3));
      return sizes[step]!.format(value / 1000 ** step);
    },
  };
};
