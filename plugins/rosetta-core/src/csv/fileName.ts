/** A file name out of words: lower case, dashes, nothing that a file system minds. */
export const fileName = (extension: string, ...words: readonly (string | undefined)[]): string =>
  `${words
    .filter(Boolean)
    .join('-')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.${extension}`;
