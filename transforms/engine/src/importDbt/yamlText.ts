import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { TransformError } from '../text/diagnostics.ts';
import type { Place } from './findings.ts';

/** A mapping as YAML gives it. */
export type Mapping = Record<string, unknown>;

/** True for a mapping. */
export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of mappings; anything else in it is passed over. */
export const mappings = (value: unknown): Mapping[] => (Array.isArray(value) ? value.filter(isMapping) : []);

/** A value as text; what is absent is nothing. */
export const text = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : String(value);

/** A list of texts, or one text alone, as dbt takes tags. */
export const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String);

/** A YAML file as plain values, with the line of each. */
export class YamlText {
  readonly file: string;
  readonly root: Mapping;
  private readonly document: Document.Parsed;
  private readonly lines: LineCounter;
  private readonly places = new WeakMap<object, (string | number)[]>();

  constructor(file: string, content: string) {
    this.file = file;
    this.lines = new LineCounter();
    this.document = parseDocument(content, { lineCounter: this.lines, prettyErrors: false });
    const [error] = this.document.errors;
    if (error) throw new TransformError(`${file}:${this.lines.linePos(error.pos[0]).line} ${error.message}`);
    const root: unknown = this.document.toJS();
    this.root = isMapping(root) ? root : {};
    this.remember(this.root, []);
  }

  /** Where a mapping or list of this file stands, or a value under it. */
  place(value: unknown, ...more: (string | number)[]): Place {
    const path = [
      ...((typeof value === 'object' && value !== null ? this.places.get(value) : undefined) ?? []),
      ...more,
    ];
    for (let length = path.length; length > 0; length--) {
      const node = this.document.getIn(path.slice(0, length), true) as
        { range?: [number, number, number] } | undefined;
      if (node?.range) return { file: this.file, line: this.lines.linePos(node.range[0]).line };
    }
    return { file: this.file, line: 1 };
  }

  private remember(value: unknown, path: (string | number)[]): void {
    if (typeof value !== 'object' || value === null) return;
    this.places.set(value, path);
    for (const [key, each] of Array.isArray(value) ? value.entries() : Object.entries(value))
      this.remember(each, [...path, key]);
  }
}

/** Reads a YAML file. @throws TransformError where it is no YAML. */
export const readYaml = async (file: string): Promise<YamlText> =>
  new YamlText(file, await readFile(file, 'utf8'));
