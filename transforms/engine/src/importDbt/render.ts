import { contextOf, type Subject, type World } from './context.ts';
import { Evaluator, Scope } from './jinja/evaluate.ts';
import type { Node } from './jinja/nodes.ts';
import { parseTemplate } from './jinja/parseTemplate.ts';
import { TemplateError } from './jinja/pieces.ts';
import type { Value } from './jinja/values.ts';
import { unmark, type DbtRelation } from './relation.ts';
import type { Mapping } from './yamlText.ts';

/** What a template gave: its SQL, what it named, and the config it set. */
export interface Rendered {
  sql: string;
  /** Where the name of a relation that came of `ref` or `source` stands in the SQL. */
  marks: { name: string; offset: number }[];
  refs: Set<string>;
  sources: Set<string>;
  configured: Mapping;
  asksIncremental: boolean;
}

/** How a template is rendered. */
export interface RenderOptions {
  relation?: DbtRelation | undefined;
  incremental?: boolean;
  config?: Mapping;
  names?: Record<string, Value>;
}

/** Evaluates a template, as a text or parsed. @throws TemplateError, with the offset of the tag that is at fault. */
export const render = (
  world: World,
  template: string | readonly Node[],
  options: RenderOptions = {},
): Rendered => {
  const subject: Subject = {
    relation: options.relation,
    incremental: options.incremental ?? false,
    config: options.config ?? {},
    configured: {},
    refs: new Set(),
    sources: new Set(),
    asksIncremental: false,
    names: options.names ?? {},
  };
  const evaluator = new Evaluator();
  try {
    const nodes = typeof template === 'string' ? parseTemplate(template) : template;
    const { text, marks } = unmark(evaluator.text(nodes, new Scope(contextOf(world, subject, evaluator))));
    const { refs, sources, configured, asksIncremental } = subject;
    return { sql: text, marks, refs, sources, configured, asksIncremental };
  } catch (error) {
    if (error instanceof TemplateError) error.offset ??= evaluator.at;
    throw error;
  }
};

/** Renders the templates that stand in a value of YAML, such as `"{{ var('x') }}"`; true, false and numbers come back as such. */
export const renderValue = (world: World, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((each) => renderValue(world, each));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renderValue(world, each)]));
  if (typeof value !== 'string' || !/\{[{%]/.test(value)) return value;
  const { sql } = render(world, value);
  if (/^(true|false)$/i.test(sql.trim())) return /^true$/i.test(sql.trim());
  if (sql.trim() === 'None') return null;
  return /^-?\d+(\.\d+)?$/.test(sql.trim()) ? Number(sql) : sql;
};
