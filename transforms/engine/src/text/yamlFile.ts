import {
  Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type ErrorCode,
  type Node,
  type Pair,
} from 'yaml';
import type { Diagnostics } from './diagnostics.ts';
import { suggestion } from './nearest.ts';
import { quickYaml } from './quickYaml.ts';
import type { SourceFile } from './sourceFile.ts';
import { type Location } from './sourceFile.ts';

/** A value in a YAML file that knows where it stands and what it is called. */
export interface YamlValue {
  node: Node | null;
  /** What a message calls it: `columns.order_id.type`. */
  path: string;
  at: Location;
}

/** What to do about some of the mistakes that the parser finds. */
const toDo: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: '; this one stands there twice',
  TAB_AS_INDENT: '; use spaces',
  BAD_INDENT: '; look at the { } and the spaces before this line',
};

/** A YAML file read with positions: every wrong value is reported where it stands. */
export class YamlFile {
  readonly source: SourceFile;
  private readonly diagnostics: Diagnostics;
  /** What `yaml` made of a text that is out of the ordinary, or wrong. */
  private document: Document | undefined;

  constructor(source: SourceFile, diagnostics: Diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /** The document's root; a syntax error is reported and gives an empty root. */
  root(): YamlValue {
    const quick = quickYaml(this.source.text);
    if (quick) return { node: quick, path: '', at: this.source.at(0) };
    const document = parseDocument(this.source.text, { lineCounter: new LineCounter(), prettyErrors: false });
    this.document = document;
    for (const error of document.errors)
      this.diagnostics.add(this.source.at(error.pos[0]), `${error.message}${toDo[error.code] ?? ''}`);
    const node = document.errors.length > 0 ? null : (document.contents as Node | null);
    return { node, path: '', at: this.source.at(0) };
  }

  /** The values of a mapping by key; a key that is not allowed is reported with the nearest one that is. */
  fields(value: YamlValue, allowed: readonly string[]): Map<string, YamlValue> {
    const fields = this.entries(value);
    for (const [key, { at, value: entry }] of fields) {
      if (allowed.includes(key)) continue;
      if (isEmpty(entry.node)) {
        this.report(at, `a comma inside { } ends the text before \`${key}\`; put the whole text in quotes`);
        continue;
      }
      const hint = suggestion(key, allowed) || `; known keys are ${allowed.join(', ')}`;
      this.report(at, `unknown key ${key}${value.path ? ` in ${value.path}` : ''}${hint}`);
    }
    return new Map([...fields].map(([key, entry]) => [key, entry.value]));
  }

  /** The entries of a mapping whose keys are free, with the place of each key. */
  entries(value: YamlValue): Map<string, { at: Location; value: YamlValue }> {
    const entries = new Map<string, { at: Location; value: YamlValue }>();
    if (!isMap(value.node)) {
      if (value.node !== null || value.path !== '')
        this.report(value.at, `${value.path || 'the file'} must be a mapping, \`key: value\``);
      return entries;
    }
    for (const pair of value.node.items as Pair<Node, Node | null>[]) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const at = this.at(pair.key);
      entries.set(key, {
        at,
        value: {
          node: pair.value,
          path: value.path ? `${value.path}.${key}` : key,
          at: this.at(pair.value ?? pair.key),
        },
      });
    }
    return entries;
  }

  /** The items of a list; one value alone is refused, so that a forgotten dash is seen. */
  list(value: YamlValue | undefined): YamlValue[] {
    if (!value) return [];
    if (!isSeq(value.node)) {
      this.report(value.at, `${value.path} must be a list`);
      return [];
    }
    return (value.node.items as Node[]).map((node, index) => ({
      node,
      path: `${value.path}[${index}]`,
      at: this.at(node),
    }));
  }

  /** A text that is not empty. */
  text(value: YamlValue | undefined): string | undefined {
    if (!value) return undefined;
    if (isScalar(value.node) && typeof value.node.value === 'string' && value.node.value.trim() !== '')
      return value.node.value;
    this.report(value.at, `${value.path} must be a text`);
    return undefined;
  }

  /** A list of texts. */
  texts(value: YamlValue | undefined): string[] {
    return this.list(value).flatMap((item) => this.text(item) ?? []);
  }

  /** A text, number or boolean. */
  scalar(value: YamlValue): string | number | boolean | undefined {
    if (isScalar(value.node) && ['string', 'number', 'boolean'].includes(typeof value.node.value)) {
      return value.node.value as string | number | boolean;
    }
    this.report(value.at, `${value.path} must be a text, a number or a boolean`);
    return undefined;
  }

  /** A scalar as text that loses nothing: a number keeps the digits that were written. */
  written(value: YamlValue): string {
    const scalar = isScalar(value.node) ? value.node : undefined;
    return String(typeof scalar?.value === 'number' ? (scalar.source ?? scalar.value) : scalar?.value);
  }

  /** A list or mapping as plain data. */
  json(value: YamlValue): unknown {
    return isNode(value.node) ? value.node.toJS(this.document ?? new Document()) : null;
  }

  /** True or false; absent is false. */
  flag(value: YamlValue | undefined): boolean {
    if (!value) return false;
    if (isScalar(value.node) && typeof value.node.value === 'boolean') return value.node.value;
    this.report(value.at, `${value.path} must be true or false`);
    return false;
  }

  /** Says what is wrong with a value; nothing of a file that is no YAML, whose values all seem to be missing. */
  report(at: Location, message: string): void {
    if (this.document?.errors.length) return;
    this.diagnostics.add(at, message);
  }

  private at(node: Node | null | undefined): Location {
    return this.source.at(node?.range?.[0] ?? 0);
  }
}

/** True when a value is a mapping. */
export const isMapping = (value: YamlValue): boolean => isMap(value.node);

/** True when a value is a list. */
export const isList = (value: YamlValue): boolean => isSeq(value.node);

/** True when a value is null or nothing was written. */
export const isNull = (value: YamlValue): boolean => isEmpty(value.node);

const isEmpty = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null);
