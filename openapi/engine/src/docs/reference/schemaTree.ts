import { deref, isReference, type OpenApiDocument, type Schema } from '../../document.ts';
import { type Html, html } from '../html.ts';
import { inlineMarkdown } from '../markdown.ts';
import { followed, limitText, typeText } from './schemaText.ts';

type Node = Record<string, unknown>;

const nameOf = (node: unknown): string | undefined =>
  isReference(node) ? node.$ref.split('/').at(-1) : undefined;

/** What stands below a schema: its properties, its items, its alternatives. */
const childrenOf = (document: OpenApiDocument, node: Node, seen: readonly unknown[]): Html[] => {
  const required = (node.required ?? []) as string[];
  const properties = Object.entries((node.properties ?? {}) as Record<string, Schema>).map(([name, schema]) =>
    row(document, name, schema, required.includes(name), seen),
  );
  const items = node.items === undefined ? [] : deepChildren(document, node.items, seen);
  const alternatives = (['oneOf', 'anyOf', 'allOf'] as const).flatMap((keyword) =>
    ((node[keyword] ?? []) as Schema[]).map((schema, index) =>
      row(document, nameOf(schema) ?? `${keyword} ${index + 1}`, schema, undefined, seen),
    ),
  );
  const { additionalProperties: others } = node;
  const rest =
    typeof others === 'object' ? [row(document, 'any other name', others as Schema, undefined, seen)] : [];
  return [...properties, ...items, ...alternatives, ...rest];
};

const deepChildren = (document: OpenApiDocument, schema: unknown, seen: readonly unknown[]): Html[] => {
  const node = deref<Schema>(document, schema);
  return typeof node === 'boolean' || seen.includes(node) ? [] : childrenOf(document, node, [...seen, node]);
};

const row = (
  document: OpenApiDocument,
  name: string,
  schema: unknown,
  required: boolean | undefined,
  seen: readonly unknown[],
): Html => {
  const shown = followed(document, schema);
  const description = typeof shown === 'object' ? (shown.description as string | undefined) : undefined;
  const children = deepChildren(document, schema, seen);
  const head = html`<code>${name}</code>
    <span class="type">${typeText(shown)}</span
    >${required ? html` <span class="required">required</span>` : ''}${limitText(shown).map((limit) => html` <span class="limit">${limit}</span>`)}`;
  const text = description ? html`<p>${inlineMarkdown(description)}</p>` : '';
  return children.length > 0
    ? html`<li>
        <details open>
          <summary>${head}</summary>
          ${text}
          <ul>
            ${children}
          </ul>
        </details>
      </li>`
    : html`<li>${head}${text}</li>`;
};

/** A schema as a tree that folds; a schema that holds itself is opened once. */
export const schemaTree = (document: OpenApiDocument, schema: Schema | undefined): Html => {
  if (schema === undefined) return html``;
  const shown = followed(document, schema);
  return html`<p class="type">
      ${typeText(shown)}${limitText(shown).map((limit) => html` <span class="limit">${limit}</span>`)}
    </p>
    <ul class="schema">
      ${deepChildren(document, schema, [])}
    </ul>`;
};
