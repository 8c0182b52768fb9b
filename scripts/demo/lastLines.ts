/** The last line that a program printed: its own summary. */
export const lastLine = (output: string): string =>
  output.trim().split('\n').at(-1)?.trim().replace(/\.$/, '') ?? '';

/** What each loader says at the end of its indented lines, by name when there are several. */
export const loaderSummaries = (output: string): string => {
  const blocks = output.trim().split(/\n(?=\S)/);
  if (blocks.length === 1) return lastLine(output);
  return blocks.map((block) => `${block.split('\n')[0]} ${lastLine(block)}`).join('; ');
};
