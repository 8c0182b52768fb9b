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
    const lineStart = end === 0 ? 0 : this.text.lastIndexOf('\n', end - 1) + 1;
    const lineEnd = this.text.indexOf('\n', end);
    const before = this.text.slice(0, lineStart);
    return {
      file: this.file,
      line: before.split('\n').length,
      column: end - lineStart + 1,
      excerpt: this.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, ''),
    };
  }

  /** The location of a byte offset: PostgreSQL's parse tree counts bytes, not characters. */
  atByte(offset: number): Location {
    return this.at(Buffer.from(this.text).subarray(0, offset).toString().length);
  }
}
