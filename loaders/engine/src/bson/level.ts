import { isUtf8 } from 'node:buffer';

import { Malformed } from './malformed.ts';

/** What a name at one level of the document leads to. */
export interface Name {
  readonly bytes: Buffer;
  readonly text: string;
  /** Where the value of a declared path is kept, or -1. */
  slot: number;
  /** The names beneath that a path goes on to. */
  beneath: Level | undefined;
  /** Every slot at and beneath this name: a name that comes twice forgets what came first. */
  readonly slots: number[];
  /** Whether a path reads it; false: it is told as it is met. */
  isDeclared: boolean;
}

/** Names that are remembered per level; a document whose names are data must not fill the memory. */
const remembered = 4_096;

/** The names of one object that paths lead through, found by their bytes. */
export class Level {
  private readonly byHash = new Map<number, Name[]>();
  private known = 0;

  /** The name of that text, made if it is new. */
  declare(text: string): Name {
    const bytes = Buffer.from(text);
    const name = this.find(hashOf(bytes), bytes, 0, bytes.length);
    name.isDeclared = true;
    return name;
  }

  /** The name whose bytes stand there. @throws Malformed when they are not UTF-8. */
  find(hash: number, bytes: Buffer, from: number, to: number): Name {
    const names = this.byHash.get(hash);
    if (names !== undefined) for (const name of names) if (isSame(name.bytes, bytes, from, to)) return name;
    if (!isUtf8(bytes.subarray(from, to)))
      throw new Malformed(`has a name at byte ${from} that is not UTF-8`);
    const copy = Buffer.from(bytes.subarray(from, to));
    const name = {
      bytes: copy,
      text: copy.toString(),
      slot: -1,
      beneath: undefined,
      slots: [],
      isDeclared: false,
    };
    if (this.known < remembered) {
      this.known += 1;
      if (names) names.push(name);
      else this.byHash.set(hash, [name]);
    }
    return name;
  }
}

/** The hash of a name; `locate` makes the same one while it looks for the name's end. */
const hashOf = (bytes: Buffer): number => {
  let hash = 0;
  for (const byte of bytes) hash = nextHash(hash, byte);
  return hash;
};

/** The hash with one byte more. */
export const nextHash = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0;

const isSame = (name: Buffer, bytes: Buffer, from: number, to: number): boolean => {
  if (name.length !== to - from) return false;
  for (let at = 0; at < name.length; at += 1) if (name[at] !== bytes[from + at]) return false;
  return true;
};
