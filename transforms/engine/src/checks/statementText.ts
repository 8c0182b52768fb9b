import type { Location } from '../text/sourceFile.ts';

/** A statement put together from pieces that know where they were written. */
export class StatementText {
  private readonly pieces: { text: string; at: ((offset: number) => Location) | undefined }[] = [];

  /** Adds a piece; `at` tells where a character of it stands in a file. */
  add(text: string, at?: (offset: number) => Location): void {
    this.pieces.push({ text, at });
  }

  get text(): string {
    return this.pieces.map(({ text }) => text).join('');
  }

  /** Where the server's position (in code points, from 1) was written, when a file has it. */
  locate(position: number): Location | undefined {
    let rest = position - 1;
    for (const { text, at } of this.pieces) {
      const length = [...text].length;
      if (rest < length) return at?.([...text].slice(0, rest).join('').length);
      rest -= length;
    }
    return undefined;
  }
}
