import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** The lines of a kept file, and the bytes that stand behind the last. */
export interface Content {
  lines: readonly string[];
  rest: Buffer;
}

const newline = 0x0a;

/**
 * A file that one version of the engine keeps for itself. Its first line says the engine, the Node and the sum of what
 * follows: a file that was cut or changed has another.
 * @returns nothing when there is none, or it is of another version, or not whole.
 */
export const readKept = (file: string, version: string, number: number): Content | undefined => {
  try {
    const whole = readFileSync(file);
    const head = whole.indexOf(newline);
    if (whole.toString('utf8', 0, head) !== headOf(version, whole.subarray(head + 1))) return undefined;
    const lines: string[] = [];
    let start = head + 1;
    for (let line = 0; line < number; line++) {
      const end = whole.indexOf(newline, start);
      lines.push(whole.toString('utf8', start, end));
      start = end + 1;
    }
    return { lines, rest: whole.subarray(start) };
  } catch {
    return undefined;
  }
};

/** Writes beside and renames: who reads at the same time sees the old or the new. */
export const writeKept = (file: string, version: string, { lines, rest }: Content): void => {
  const draft = `${file}.${process.pid}`;
  try {
    const body = Buffer.concat([Buffer.from(lines.map((line) => `${line}\n`).join('')), rest]);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, Buffer.concat([Buffer.from(`${headOf(version, body)}\n`), body]));
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true }); // no room, no right: the next run does without
  }
};

const headOf = (version: string, body: Buffer): string => `${version} ${process.version} ${crc32(body)}`;
