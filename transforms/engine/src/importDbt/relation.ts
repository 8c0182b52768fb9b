import { Thing, type Value } from './jinja/values.ts';

/** What a template knows of a relation: how it is written in our SQL, and what its parts are called. */
export interface DbtRelation {
  /** `orders`, or `raw.orders` of a source. */
  written: string;
  schema: string;
  identifier: string;
}

/** A rendered relation stands between these, so that what came of a `ref` can be told from what a person wrote. */
const [start, end] = ['\uE000', '\uE001'];

/** A relation as templates use it; it prints as its name. */
export const relationThing = (relation: DbtRelation): Thing => {
  const thing: Thing = new Thing((name): Value => {
    switch (name) {
      case 'identifier':
      case 'name':
      case 'table':
      case 'alias':
        return relation.identifier;
      case 'schema':
        return relation.schema;
      case 'database':
        return 'database';
      case 'type':
        return 'table';
      case 'include':
      case 'without_identifier':
      case 'quote':
      case 'render':
        return () => thing;
      case 'is_view':
      case 'is_cte':
        return false;
      case 'is_table':
        return true;
      default:
        return undefined;
    }
  }, `${start}${relation.written}${end}`);
  return thing;
};

/** The name that a relation or text prints as. */
export const written = (value: unknown): string => unmark(String(value)).text;

/** Takes the marks off a rendered text, and says where each marked name stands. */
export const unmark = (rendered: string): { text: string; marks: { name: string; offset: number }[] } => {
  const marks: { name: string; offset: number }[] = [];
  let text = '';
  for (const part of rendered.split(start)) {
    const close = part.indexOf(end);
    if (close >= 0) marks.push({ name: part.slice(0, close), offset: text.length });
    text += close >= 0 ? part.slice(0, close) + part.slice(close + 1) : part;
  }
  return { text, marks };
};
