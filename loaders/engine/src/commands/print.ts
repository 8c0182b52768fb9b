const number = new Intl.NumberFormat('en-GB');

/** A count with thousands marked and its noun in the right number: `1,000 rows`. */
export const count = (many: number, noun: string, plural = `${noun}s`): string =>
  `${number.format(many)} ${many === 1 ? noun : plural}`;

/** A duration in the unit a reader would choose. */
export const duration = (ms: number): string => (ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`);

/** Lines with their columns aligned; the last column is left as it is. */
export const aligned = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};
