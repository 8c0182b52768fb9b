/** One thing that is wrong: a JSON pointer into the request or response, and what is wrong there. */
export interface Fault {
  pointer: string;
  detail: string;
}

/** A single value, a list of them, or an object of them, as the schema of a parameter says. */
export type ValueShape =
  | { kind: 'string' | 'integer' | 'number' | 'boolean' | 'json' }
  | { kind: 'array'; items: ValueShape }
  | { kind: 'object'; properties: Record<string, ValueShape> };

/** How one parameter is written in a request. */
export interface ParameterSpec {
  name: string;
  in: 'query' | 'path' | 'header' | 'cookie';
  required: boolean;
  style: 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'simple';
  explode: boolean;
  shape: ValueShape;
  default?: unknown;
}

/** A compiled schema; after a refusal it holds what was wrong. */
export interface Validator {
  (value: unknown): boolean;
  errors?: CompiledError[] | null;
}

/** One error as a compiled schema reports it. */
export interface CompiledError {
  instancePath: string;
  keyword: string;
  message?: string;
  params: Record<string, unknown>;
}

/** One documented response: its required headers and the validator of each media type. */
export interface ResponseContract {
  requiredHeaders: readonly string[];
  content: Readonly<Record<string, Validator | null>>;
}

/** Everything needed to judge the requests and replies of one operation. */
export interface OperationContract {
  parameters: readonly ParameterSpec[];
  checkParameters: Validator;
  body: { required: boolean; content: Readonly<Record<string, Validator | null>> } | null;
  responses: Readonly<Record<string, ResponseContract>>;
}

/** The raw parts of a request that parameters are read from. */
export interface RawRequest {
  /** The query string, without the question mark, as it was sent. */
  query: string;
  /** The path segments that matched the template, still percent-encoded. */
  path: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Parameters after decoding, by where they stand. */
export interface DecodedParameters {
  query: Record<string, unknown>;
  path: Record<string, unknown>;
  header: Record<string, unknown>;
  cookie: Record<string, unknown>;
}
