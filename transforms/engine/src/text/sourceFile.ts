/** Where something stands in a file, with the line itself so that it can be shown. */
export interface Location {
  file: string;
  line: number;
  column: number;
  excerpt: string;
}

/** A file's text and the way from an offset to a line and column, both counted from 1. */
export class SourceFile {
  readonly file: string;
  readonly text: string;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** The location of a character offset; an offset past the end is the end. */
  at(offset: number): Location {
    const end = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(end);
    const lineStart = this.starts[line - 1]!;
    const lineEnd = this.text.indexOf('\n', end);
    return {
      file: this.file,
      line,
      column: end - lineStart + 1,
      excerpt: this.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, ''),
    };
  }

  /** Where each line starts; found when the first place is asked for, and no part of what the file is. */
  #starts: number[] | undefined;

  private get starts(): number[] {
    if (this.#starts) return this.#starts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
    return (this.#starts = starts);
  }

  private lineAt(offset: number): number {
    const { starts } = this;
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** The location of a byte offset: PostgreSQL's parse tree counts bytes, not characters. */
  atByte(offset: number): Location {
    const isAscii = Buffer.byteLength(this.text) === this.text.length;
    return this.at(isAscii ? offset : Buffer.from(this.text).subarray(0, offset).toString().length);
  }
}
