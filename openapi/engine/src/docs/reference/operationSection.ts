import { type MediaType, type OpenApiDocument, type Parameter, type Response } from '../../document.ts';
import type { Operation } from '../../operations.ts';
import { type Html, html } from '../html.ts';
import { inlineMarkdown, markdown } from '../markdown.ts';
import { bodyExample, curlOf } from './curl.ts';
import { followed, limitText, typeText } from './schemaText.ts';
import { problemSchema, problemType } from './problemSchema.ts';
import { schemaTree } from './schemaTree.ts';

const block = (text: string): Html => html`<pre tabindex="0"><code>${text}</code></pre>`;

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

const parameterRow = (document: OpenApiDocument, parameter: Parameter): Html => {
  const given = parameter.schema ?? Object.values(parameter.content ?? {})[0]?.schema;
  const schema = given === undefined ? undefined : followed(document, given);
  return html`<tr>
    <th scope="row">
      <code>${parameter.name}</code
      >${parameter.required ? html`<br /><span class="required">required</span>` : ''}
    </th>
    <td>${parameter.in}</td>
    <td>
      <span class="type">${typeText(schema)}</span
      >${limitText(schema).map((limit) => html`<br /><span class="limit">${limit}</span>`)}
    </td>
    <td>${inlineMarkdown(parameter.description)}</td>
  </tr>`;
};

const parametersTable = (document: OpenApiDocument, { parameters, operationId }: Operation): Html =>
  parameters.length === 0
    ? html``
    : html`<h4>Parameters</h4>
        <div class="scroll" tabindex="0">
          <table>
            <caption class="unseen">
              Parameters of ${operationId}
            </caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">In</th>
                <th scope="col">Type</th>
                <th scope="col">Meaning</th>
              </tr>
            </thead>
            <tbody>
              ${parameters.map((parameter) => parameterRow(document, parameter))}
            </tbody>
          </table>
        </div>`;

const bodyPart = (document: OpenApiDocument, mediaType: string, media: MediaType): Html => {
  const example = bodyExample(document, media);
  // Every refusal has the same shape: it stands once, at the end of the page.
  const problem = mediaType === problemType && problemSchema(document) !== undefined;
  const shape = problem
    ? html`<p><a href="#problem">What a problem holds</a></p>`
    : schemaTree(document, media.schema);
  const shown =
    example === undefined
      ? ''
      : html`<details>
          <summary>Example</summary>
          ${block(show(example))}
        </details>`;
  return html`<p class="media"><code>${mediaType}</code></p>
    ${shape}${shown}`;
};

const bodies = (document: OpenApiDocument, content: Record<string, MediaType> = {}): Html[] =>
  Object.entries(content).map(([mediaType, media]) => bodyPart(document, mediaType, media));

const responsePart = (
  document: OpenApiDocument,
  status: string,
  { description, headers, content }: Response,
): Html => {
  const names = Object.keys(headers ?? {});
  return html`<details class="response" ${status.startsWith('2') ? html` open` : ''}>
    <summary><span class="status s${status[0]}">${status}</span> ${inlineMarkdown(description)}</summary>
    ${names.length > 0 ? html`<p>Headers: ${names.map((name, index) => html`${index > 0 ? ', ' : ''}<code>${name}</code>`)}</p>` : ''}${bodies(document, content)}
  </details>`;
};

const lifeOf = ({ deprecated, source }: Operation): Html => {
  if (!deprecated) return html``;
  const said = (name: string) => source[name] as string | undefined;
  return html`<p class="deprecated">
    <strong>Deprecated</strong
    >${said('x-deprecated-at') ? ` since ${said('x-deprecated-at')}` : ''}${said('x-sunset-at') ? `; it may be gone after ${said('x-sunset-at')}` : ''}.${said('x-successor') ? html` Use <a href="#${said('x-successor')}">${said('x-successor')}</a>.` : ''}
  </p>`;
};

/** Everything about one operation: what it is for, who may call it, how, and what comes back. */
export const operationSection = (
  document: OpenApiDocument,
  operation: Operation,
  rolesExtension: string,
): Html => {
  const { operationId, method, path, source, requestBody, responses } = operation;
  const roles = (source[rolesExtension] ?? []) as string[];
  return html`<section class="operation" id="${operationId}" aria-labelledby="${operationId}-title">
    <h3 id="${operationId}-title"><a href="#${operationId}">${operationId}</a></h3>
    <p class="route"><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></p>
    <p class="summary">${inlineMarkdown(source.summary as string | undefined)}</p>
    ${lifeOf(operation)}${markdown(source.description as string | undefined)}
    ${roles.length > 0 ? html`<p>Any of these roles may call it: ${roles.map((role, index) => html`${index > 0 ? ', ' : ''}<code>${role}</code>`)}.</p>` : ''}
    ${parametersTable(document, operation)}
    ${
      requestBody
        ? html`<h4>Body${requestBody.required ? html` <span class="required">required</span>` : ''}</h4>
            ${bodies(document, requestBody.content)}`
        : ''
    }
    <h4>Call it</h4>
    ${block(curlOf(document, operation))}
    <h4>Answers</h4>
    ${Object.entries(responses).map(([status, response]) => responsePart(document, status, response))}
  </section>`;
};
