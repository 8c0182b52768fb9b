import { relative } from 'node:path';

/** Something of a dbt project that did not come along: where it stands, what it is, and what to do. */
export interface Finding {
  file: string;
  line: number;
  what: string;
  todo: string;
}

/** Where something stands in a dbt project. */
export interface Place {
  file: string;
  line: number;
}

/** Collects what did not come along, each thing once. */
export class Findings {
  private readonly found = new Map<string, Finding & { deliberate: boolean }>();
  private readonly directory: string;
  constructor(directory: string) {
    this.directory = directory;
  }

  /** What was wanted and is not possible. */
  couldNot(place: Place, what: string, todo: string): void {
    this.add(place, { what, todo, deliberate: false });
  }

  /** What belongs elsewhere, or means nothing here. */
  leaveBehind(place: Place, what: string, todo: string): void {
    this.add(place, { what, todo, deliberate: true });
  }

  /** The list, by file and line. */
  list(deliberate: boolean): Finding[] {
    return [...this.found.values()]
      .filter((finding) => finding.deliberate === deliberate)
      .map(({ file, line, what, todo }) => ({ file, line, what, todo }))
      .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.what.localeCompare(b.what));
  }

  private add(place: Place, finding: { what: string; todo: string; deliberate: boolean }): void {
    const file = relative(this.directory, place.file);
    this.found.set(`${file}:${place.line}:${finding.what}`, { file, line: place.line, ...finding });
  }
}

/** The line of a character, counted from 1. */
export const lineAt = (text: string, offset: number | undefined): number =>
  text.slice(0, offset ?? 0).split('\n').length;
