/** Counts the letters to change, add or drop to get from one word to the other. */
const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
};

/** Adds the nearest known name to a message, when one is near enough to be meant. */
export const didYouMean = (name: string, known: Iterable<string>): string => {
  const [best] = [...known]
    .map((candidate) => ({ candidate, letters: distance(name, candidate) }))
    .filter(
      ({ candidate, letters }) =>
        letters <= Math.max(2, Math.ceil(Math.max(name.length, candidate.length) / 2)),
    )
    .sort((a, b) => a.letters - b.letters || a.candidate.localeCompare(b.candidate));
  return best ? `; did you mean ${best.candidate}?` : '';
};
