/** Fields that are told apart; a source whose field names are data must not fill the memory or the run record. */
const most = 500;

/** Counts the documents that hold a field which no column reads and nobody expects. */
export const driftCounter = (expects: (field: string) => boolean) => {
  const counts = new Map<string, number>();
  const expected = new Map<string, boolean>();
  const isExpected = (field: string): boolean => {
    let known = expected.get(field);
    if (known === undefined) {
      known = expects(field);
      if (expected.size < most) expected.set(field, known);
    }
    return known;
  };
  return {
    counts: counts as ReadonlyMap<string, number>,
    add: (field: string): void => {
      if (isExpected(field)) return;
      const name = counts.size < most || counts.has(field) ? field : '(other fields)';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
  };
};
