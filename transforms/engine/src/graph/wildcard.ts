/** Whether a word is what a pattern means: `*` is any text, `?` any character, `[ab]` one of some. */
export const matcher = (pattern: string): ((word: string) => boolean) => {
  if (!/[*?[]/.test(pattern)) return (word) => word === pattern;
  const expression = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replace(/\[(?![^\]]*\])/g, '\\[');
  const compiled = new RegExp(`^(?:${expression})$`);
  return (word) => compiled.test(word);
};
