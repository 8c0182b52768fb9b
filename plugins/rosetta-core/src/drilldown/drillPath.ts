/** Where a drill-down stands: the level whose items are listed, and the ids chosen above it. */
export type DrillPath<L extends string> = { level: L; parents: { level: L; id: string }[] };

/** Reads the levels from the top: the first one without a chosen id is the one to list; the last is listed when all are chosen. */
export const drillPath = <L extends string>(
  levels: readonly [L, ...L[]],
  chosen: Partial<Record<L, string>>,
): DrillPath<L> => {
  const parents: { level: L; id: string }[] = [];
  let level: L = levels[0];
  for (level of levels) {
    const id = chosen[level];
    if (id === undefined) break;
    parents.push({ level, id });
  }
  return { level, parents };
};

/** The change of filters that goes to a level: its own ids stay, everything below is cleared. */
export const clearBelow = <L extends string>(
  levels: readonly L[],
  level: L | undefined,
): Partial<Record<L, undefined>> => {
  const below = level === undefined ? levels : levels.slice(levels.indexOf(level) + 1);
  return Object.fromEntries(below.map((each) => [each, undefined])) as Partial<Record<L, undefined>>;
};
