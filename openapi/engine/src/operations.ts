import {
  deref,
  type MediaType,
  type OpenApiDocument,
  type OperationObject,
  type Parameter,
  type Response,
} from './document.ts';

/** The HTTP methods that OpenAPI knows, in the order in which they are listed. */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** One operation with its references followed: what every generator works from. */
export interface Operation {
  operationId: string;
  method: string;
  path: string;
  deprecated: boolean;
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, MediaType> };
  responses: Record<string, Response>;
  source: OperationObject;
}

const parametersOf = (document: OpenApiDocument, shared: unknown, own: unknown): Parameter[] => {
  const byKey = new Map<string, Parameter>();
  for (const node of [...((shared as unknown[]) ?? []), ...((own as unknown[]) ?? [])]) {
    const parameter = deref<Parameter>(document, node);
    byKey.set(`${parameter.in} ${parameter.name.toLowerCase()}`, parameter);
  }
  return [...byKey.values()];
};

/** Lists the operations of a bundled document in its own order. */
export const operationsOf = (document: OpenApiDocument): Operation[] => {
  const found: Operation[] = [];
  for (const [path, node] of Object.entries(document.paths ?? {})) {
    const item = deref<Record<string, unknown>>(document, node);
    for (const method of methods) {
      const source = item[method] as OperationObject | undefined;
      if (!source) continue;
      const body = source.requestBody
        ? deref<{ required?: boolean; content: Record<string, MediaType> }>(document, source.requestBody)
        : undefined;
      found.push({
        operationId: source.operationId ?? `${method} ${path}`,
        method: method.toUpperCase(),
        path,
        deprecated: source.deprecated === true,
        parameters: parametersOf(document, item.parameters, source.parameters),
        requestBody: body && { required: body.required === true, content: body.content },
        responses: Object.fromEntries(
          Object.entries(source.responses ?? {}).map(([status, response]) => [
            status,
            resolveHeaders(document, deref<Response>(document, response)),
          ]),
        ),
        source,
      });
    }
  }
  return found;
};

const resolveHeaders = (document: OpenApiDocument, response: Response): Response => ({
  ...response,
  headers: Object.fromEntries(
    Object.entries(response.headers ?? {}).map(([name, header]) => [name, deref(document, header)]),
  ),
});

/** Tells whether a media type carries JSON. */
export const isJson = (mediaType: string): boolean => /[/+]json\s*(;|$)/i.test(mediaType);

/** The media type of server-sent events; its schema describes one event, as OpenAPI 3.2's `itemSchema` does. */
export const eventStream = 'text/event-stream';

/** Tells whether an operation answers with events for as long as there are any. */
export const streams = ({ responses }: Operation): boolean =>
  Object.values(responses).some(({ content }) => content?.[eventStream] !== undefined);

/** Tells whether the schema of a media type can judge what travels: JSON as a whole, a stream event by event. */
export const isJudged = (mediaType: string): boolean => isJson(mediaType) || mediaType === eventStream;
