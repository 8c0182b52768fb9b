/** A value of a CSV cell; amounts are decimal strings and go out digit by digit. */
export type Cell = string | number | null | undefined;

const number = /^-?\d+(\.\d+)?$/;

// Spreadsheets run a cell that begins like a formula (CWE-1236); names come from bills and tags that anyone may write.
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) && !number.test(text) ? `'${text}` : text);

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const line = (cells: readonly Cell[]) =>
  `${cells.map((cell) => quoted(harmless(String(cell ?? '')))).join(',')}\r\n`;

/** Writes rows as RFC 4180 CSV; the byte order mark lets spreadsheets read accents. */
export const toCsv = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${[header, ...rows].map(line).join('')}`;
