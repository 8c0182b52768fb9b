import { deref, type OpenApiDocument, type Parameter } from '../../document.ts';
import type { Operation } from '../../operations.ts';

const exampleOf = ({ example, examples, schema }: Parameter): unknown =>
  example ??
  Object.values(examples ?? {})[0]?.value ??
  (typeof schema === 'object' ? (schema.example ?? schema.default) : undefined);

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** The example of a body, when its document shows one. */
export const bodyExample = (
  document: OpenApiDocument,
  media: { example?: unknown; examples?: Record<string, unknown> } | undefined,
): unknown => {
  const first = Object.values(media?.examples ?? {})[0];
  return (
    media?.example ?? (first === undefined ? undefined : deref<{ value?: unknown }>(document, first).value)
  );
};

/** A call of an operation with curl, from the document's own examples; what is not required is left out. */
export const curlOf = (document: OpenApiDocument, operation: Operation): string => {
  const { method, parameters, requestBody } = operation;
  const at = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const path = at('path').reduce(
    (text, parameter) =>
      text.replace(`{${parameter.name}}`, encodeURIComponent(String(exampleOf(parameter) ?? parameter.name))),
    operation.path,
  );
  const query = at('query')
    .filter(({ required }) => required)
    .flatMap((parameter) =>
      listed(exampleOf(parameter)).map((value) => `${parameter.name}=${encodeURIComponent(String(value))}`),
    )
    .join('&');
  const headers = at('header')
    .filter(({ required }) => required)
    .map((parameter) => `  -H ${quoted(`${parameter.name}: ${String(exampleOf(parameter))}`)}`);
  const [mediaType, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const body = bodyExample(document, media);
  return [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$API${path}${query ? `?${query}` : ''}"`,
    '  -H "Authorization: Bearer $TOKEN"',
    ...headers,
    ...(mediaType ? [`  -H ${quoted(`Content-Type: ${mediaType}`)}`] : []),
    ...(body === undefined ? [] : [`  -d ${quoted(JSON.stringify(body))}`]),
  ].join(' \\\n');
};
