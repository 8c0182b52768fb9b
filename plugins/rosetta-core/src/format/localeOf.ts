/** The browser's own variant of the portal's language (en-GB writes dates as its reader does), else the language itself. */
export const localeOf = (language: string, preferred: readonly string[]): string =>
  preferred.find((locale) => locale === language || locale.startsWith(`${language}-`)) ?? language;
