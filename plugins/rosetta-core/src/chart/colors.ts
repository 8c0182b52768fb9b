/** How many series a chart tells apart. */
export const seriesColors = 8;

/** The colour of the nth series, from the house's tokens so that light and dark both read well. */
export const colorOf = (at: number): string => `var(--rosetta-series-${(at % seriesColors) + 1})`;
