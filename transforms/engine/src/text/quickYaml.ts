import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type Event, type ScalarEvent } from 'js-yaml';
import { Pair, Scalar, Schema, YAMLMap, YAMLSeq, type Node } from 'yaml';

/**
 * The nodes of an ordinary YAML text, each with the place where it begins, as `yaml` would make them, in a tenth of its
 * time: js-yaml tells what begins where, and `yaml` what a word means (a number, a text). Nothing for what is out of the
 * ordinary (anchors, tags, values left empty, several documents) and for what is wrong: that is for `yaml` itself, whose
 * messages say more.
 */
export const quickYaml = (text: string): Node | undefined => {
  if (lax.test(text)) return undefined;
  try {
    const events = parseEvents(text, {});
    const [document, ...rest] = events;
    if (document?.type !== EVENT_ID.DOCUMENT || document.directives.length > 0) return undefined;
    const reader = new Reader(text, rest);
    const root = reader.node();
    return reader.isAtEnd ? root : undefined;
  } catch {
    return undefined;
  }
};

/** Where js-yaml lets more pass than `yaml` does: tabs that indent, and lines that look like a directive. */
const lax = /^(?:\s*\t|%)/m;

/** What is left to `yaml`. */
class Unusual extends Error {}

class Reader {
  private at = 0;
  private readonly text: string;
  private readonly events: readonly Event[];

  constructor(text: string, events: readonly Event[]) {
    this.text = text;
    this.events = events;
  }

  /** Whether only the end of the document is left. */
  get isAtEnd(): boolean {
    return this.at === this.events.length - 1 && this.closes;
  }

  node(): Node {
    const event = this.events[this.at++];
    if (!event || event.type === EVENT_ID.ALIAS || event.type === EVENT_ID.POP) throw new Unusual();
    if (event.type === EVENT_ID.DOCUMENT || event.anchorStart >= 0 || event.tagStart >= 0)
      throw new Unusual();
    if (event.type === EVENT_ID.SCALAR) return this.scalar(event);
    return placed(event.type === EVENT_ID.MAPPING ? this.mapping() : this.sequence(), event.start);
  }

  private get closes(): boolean {
    return this.events[this.at]?.type === EVENT_ID.POP;
  }

  private mapping(): YAMLMap {
    const map = new YAMLMap<Node, Node>(schema);
    const known = new Set<unknown>();
    while (!this.closes) {
      const key = this.node();
      if (!(key instanceof Scalar) || known.has(key.value)) throw new Unusual();
      known.add(key.value);
      map.items.push(new Pair(key as Node, this.node()));
    }
    this.at++;
    return map;
  }

  private sequence(): YAMLSeq {
    const sequence = new YAMLSeq<Node>(schema);
    while (!this.closes) sequence.items.push(this.node());
    this.at++;
    return sequence;
  }

  private scalar(event: ScalarEvent): Node {
    const { valueStart, valueEnd, style } = event;
    if (valueStart < 0) throw new Unusual();
    const value = event.fast ? this.text.slice(valueStart, valueEnd) : getScalarValue(this.text, event);
    const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
    if (isQuoted) return placed(sourced(new Scalar(value), value), valueStart - 1);
    if (style === SCALAR_STYLE.PLAIN) return placed(plain(value), valueStart);
    return placed(sourced(new Scalar(value), value), this.header(valueStart));
  }

  /** Where the `|` or `>` of a text stands that begins in the line below. */
  private header(valueStart: number): number {
    const line = this.text.lastIndexOf('\n', valueStart - 2) + 1;
    const found = /[|>][-+\d]*[ \t]*(?:[ \t]#.*)?\r?\n$/.exec(this.text.slice(line, valueStart));
    if (!found) throw new Unusual();
    return line + found.index;
  }
}

const schema = new Schema({ schema: 'core' });

/** Words that may mean something else than themselves: numbers, true and false, nothing. */
const mayMean = /^[-+.\d~ntfNTF]/;

/** A word without quotes, as what it means. */
const plain = (value: string): Node => {
  const tag = mayMean.test(value)
    ? schema.tags.find((each) => each.default === true && 'test' in each && each.test?.test(value))
    : undefined;
  const resolved =
    tag && 'resolve' in tag
      ? tag.resolve?.(value as never, () => undefined, { intAsBigInt: false } as never)
      : value;
  const scalar = resolved instanceof Scalar ? resolved : new Scalar(resolved);
  if (scalar.value === null) throw new Unusual();
  return sourced(scalar, value);
};

const sourced = (scalar: Scalar, source: string): Scalar => {
  scalar.source = source;
  return scalar;
};

const placed = <Each extends Node>(node: Each, start: number): Each => {
  node.range = [start, start, start];
  return node;
};
