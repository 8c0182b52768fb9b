/** What the sources deliver in a year of the harvest: all of it follows from the number, so that two harvests get the same. */
export const yearOf = (year: number) => {
  const landedAt = (minute: number) => new Date(Date.UTC(2026, 0, 1) + (year * 60 + minute) * 60_000);
  const months = [year % 4, (year + 1) % 4].map((month) => `2026-0${month + 1}-01`);
  const baskets = months.flatMap((month) =>
    Array.from({ length: 12 }, (_, plot) => `${month},plot ${plot % 5},${year}.${plot}`),
  );
  return {
    /** Two months that are delivered again, whole, with another weight, and a broken line. */
    csv: ['month,plot,kilos', ...baskets, `${months[0]},plot 0,heavy`, ''].join('\n'),
    rain: Array.from({ length: 20 }, (_, at) => ({
      _id: `rain-${year}-${at}`,
      landedAt: landedAt(at),
      source: 'weather',
      payload: { month: `2026-0${1 + (at % 4)}-01`, mm: at === 7 ? 'wet' : `${at}.5` },
    })),
    /** Casks of before and a new one, each measured more than once. */
    levels: Array.from({ length: 20 }, (_, at) => ({
      _id: `level-${year}-${at}`,
      landedAt: landedAt(at),
      source: 'cellar',
      payload: { cask: `cask ${at < 18 ? at % 6 : year}`, litres: `${year * 100 + at}` },
    })),
  };
};
