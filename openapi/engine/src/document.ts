/** A JSON schema as OpenAPI 3.1 writes it. */
export type Schema = boolean | { [keyword: string]: unknown };

/** A parameter of an operation, references followed. */
export interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header' | 'cookie';
  description?: string;
  required?: boolean;
  style?: string;
  explode?: boolean;
  schema?: Schema;
  content?: Record<string, MediaType>;
  example?: unknown;
  examples?: Record<string, { value?: unknown }>;
}

/** A media type of a body. */
export interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value?: unknown }>;
}

/** A response header. */
export interface Header {
  required?: boolean;
  schema?: Schema;
  example?: unknown;
}

/** A response of an operation. */
export interface Response {
  description?: string;
  headers?: Record<string, Header>;
  content?: Record<string, MediaType>;
}

/** An operation, as the document writes it. */
export interface OperationObject {
  operationId?: string;
  deprecated?: boolean;
  parameters?: unknown[];
  requestBody?: unknown;
  responses?: Record<string, unknown>;
  [extension: string]: unknown;
}

/** A bundled OpenAPI document: every reference starts with `#/`. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string };
  paths?: Record<string, Record<string, unknown>>;
  components?: Record<string, Record<string, unknown>>;
}

/** Follows a chain of `$ref` inside the document; what is no reference comes back as it is. */
export const deref = <T>(document: OpenApiDocument, node: unknown): T => {
  let current = node;
  for (let hops = 0; isReference(current); hops += 1) {
    if (hops > 20) throw new Error(`The reference ${current.$ref} runs in a circle.`);
    current = at(document, current.$ref);
  }
  return current as T;
};

/** Tells whether a node is an object with `$ref`. */
export const isReference = (node: unknown): node is { $ref: string } =>
  typeof node === 'object' && node !== null && typeof (node as { $ref?: unknown }).$ref === 'string';

/** Reads the node that a `#/...` reference points to. */
const at = (document: OpenApiDocument, reference: string): unknown => {
  let node: unknown = document;
  for (const part of reference.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    node = (node as Record<string, unknown> | undefined)?.[key];
  }
  if (node === undefined)
    throw new Error(`The reference ${reference} points to nothing in the bundled document.`);
  return node;
};
