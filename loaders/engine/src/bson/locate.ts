import { kinds } from './kinds.ts';
import { Level, type Name, nextHash } from './level.ts';
import { Malformed } from './malformed.ts';
import { type Document, endOf } from './skip.ts';

/** Finds the values of declared paths in BSON documents, in one pass over each and without decoding any of it. */
export class Locator {
  private readonly top = new Level();
  private readonly watched: Level;
  private readonly onUnknown: (field: string) => void;
  private isTelling = true;
  private paths = 0;
  /** By slot: what kind of value stands there (0: none), where it starts and where it ends. */
  kind = new Uint8Array(0);
  start = new Int32Array(0);
  end = new Int32Array(0);

  /** Fields of the object at `watched` that no path goes through are told to `onUnknown`. */
  constructor(watched: string, onUnknown: (field: string) => void) {
    this.onUnknown = onUnknown;
    this.watched = this.levelOf(this.top.declare(watched));
  }

  /** The slot of a path, such as `payload.user.name` or `payload.tags.0`. */
  slotOf(path: string): number {
    let level = this.top;
    const trail: Name[] = [];
    for (const [index, step] of path.split('.').entries()) {
      if (index > 0) level = this.levelOf(trail[index - 1] as Name);
      trail.push(level.declare(step));
    }
    const name = trail.at(-1) as Name;
    if (name.slot >= 0) return name.slot;
    name.slot = this.paths++;
    for (const each of trail) each.slots.push(name.slot);
    this.kind = new Uint8Array(this.paths);
    this.start = new Int32Array(this.paths);
    this.end = new Int32Array(this.paths);
    return name.slot;
  }

  /** Fills the slots from a document; `tell` false keeps its unknown fields to itself. @throws Malformed */
  locate(document: Document, tell = true): void {
    this.kind.fill(kinds.absent);
    this.isTelling = tell;
    this.scan(document, this.top, 4, document.bytes.length - 1, false);
  }

  private levelOf(name: Name): Level {
    return (name.beneath ??= new Level());
  }

  private scan(document: Document, level: Level, from: number, end: number, isList: boolean): void {
    const { bytes } = document;
    let at = from;
    for (let position = 0; at < end; position += 1) {
      const kind = bytes[at] as number;
      const nameAt = at + 1;
      let hash = 0;
      let byte;
      for (at = nameAt; (byte = bytes[at] as number) !== 0; at += 1) hash = nextHash(hash, byte);
      if (at >= end) throw new Malformed(`has a name without an end at byte ${nameAt}`);
      // The entries of a list are known by their place: the names that they carry are not looked at by any driver.
      const name = isList ? level.declare(String(position)) : level.find(hash, bytes, nameAt, at);
      const start = at + 1;
      at = endOf(document, kind, start, end);
      if (!name.isDeclared) {
        if (this.isTelling && level === this.watched) this.onUnknown(name.text);
        continue;
      }
      for (const slot of name.slots) this.kind[slot] = kinds.absent;
      if (name.slot >= 0) {
        this.kind[name.slot] = kind === kinds.symbol ? kinds.string : kind;
        this.start[name.slot] = start;
        this.end[name.slot] = at;
      }
      if (name.beneath && (kind === kinds.object || kind === kinds.array))
        this.scan(document, name.beneath, start + 4, at - 1, kind === kinds.array);
    }
    if (at !== end) throw new Malformed(`has an object that ends too late at byte ${end}`);
  }
}
