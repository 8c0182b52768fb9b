/** The last line that a program printed: its own summary. */
export const lastLine = (output: string): string =>
  output.trim().split('\n').at(-1)?.trim().replace(/\.$/, '') ?? '';
