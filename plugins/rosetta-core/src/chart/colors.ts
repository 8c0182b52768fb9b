/** How many series a chart tells apart. */
export const seriesColors = 8;

const tokenOf = (at: number) => `var(--rosetta-series-${(at % seriesColors) + 1})`;

/** Colours by key, from the house's tokens so that light and dark both read well: the same key has the same colour in every chart that shares the palette. */
export const colorsOf = (keys: readonly string[], palette: readonly string[]): ((key: string) => string) => {
  const order = palette.length <= seriesColors ? [...new Set([...palette, ...keys])] : keys; // too many to keep apart: each chart for itself
  return (key) => tokenOf(order.indexOf(key));
};
