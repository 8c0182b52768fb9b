import { operationsOf, type Operation } from '../../operations.ts';
import type { DocumentedApi } from '../docsOptions.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { inlineMarkdown, markdown } from '../markdown.ts';
import { operationSection } from './operationSection.ts';
import { problemSchema, problemType } from './problemSchema.ts';
import { schemaTree } from './schemaTree.ts';

interface Group {
  name: string;
  description?: string;
  operations: Operation[];
}

/** The operations by their first tag, in the order of the document's tags; those without one come last. */
const groupsOf = ({ document }: DocumentedApi): Group[] => {
  const tags = ((document as { tags?: Omit<Group, 'operations'>[] }).tags ?? []).map((tag) => ({ ...tag }));
  const byTag = Map.groupBy(
    operationsOf(document),
    ({ source }) => (source.tags as string[] | undefined)?.[0] ?? 'other',
  );
  for (const name of byTag.keys()) if (!tags.some((tag) => tag.name === name)) tags.push({ name });
  return tags.flatMap((tag) => {
    const operations = byTag.get(tag.name);
    return operations ? [{ ...tag, operations }] : [];
  });
};

const contents = (groups: readonly Group[]): Html =>
  html`<nav class="contents" aria-label="Operations">
    <details open>
      <summary>Operations</summary>
      ${groups.map(
        ({ name, operations }) =>
          html`<h2>${name}</h2>
            <ul>
              ${operations.map(({ operationId, method, deprecated }) => html`<li><a href="#${operationId}"><span class="method ${method.toLowerCase()}">${method}</span> <span${deprecated ? html` class="gone"` : ''}>${operationId}</span></a></li>`)}
            </ul>`,
      )}
    </details>
  </nav>`;

/** The reference of an API: one page with all operations, so that the browser's own search works too. */
export const referencePage = (api: DocumentedApi, rolesExtension: string): Page => {
  const groups = groupsOf(api);
  const problem = problemSchema(api.document);
  const { title, version, description, summary } = api.document.info as DocumentedApi['document']['info'] & {
    description?: string;
    summary?: string;
  };
  return {
    path: `${api.name}/index.html`,
    title,
    language: 'en',
    aside: contents(groups),
    body: html`<h1>${title}</h1>
      <p class="summary">${inlineMarkdown(summary)}</p>
      <p class="facts">
        Version ${version} · <a href="openapi.yaml" download>YAML</a> ·
        <a href="openapi.json" download>JSON</a
        >${api.changelog ? html` · <a href="../changes.html#${api.name}">Changes</a>` : ''}
      </p>
      ${markdown(description)}
      ${groups.map(
        ({ name, description: about, operations }) =>
          html`<h2 id="tag-${name}">${name}</h2>
            ${markdown(about)}${operations.map((operation) => operationSection(api.document, operation, rolesExtension))}`,
      )}
      ${
        problem === undefined
          ? ''
          : html`<section class="operation" id="problem" aria-labelledby="problem-title">
              <h2 id="problem-title">Problems</h2>
              <p><code>${problemType}</code>: the shape of every refusal.</p>
              ${schemaTree(api.document, problem)}
            </section>`
      }`,
  };
};
