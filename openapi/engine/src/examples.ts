import type { ValidateFunction } from 'ajv';
import { deref, type OpenApiDocument, type Schema } from './document.ts';
import { isJudged, operationsOf } from './operations.ts';
import type { Finding } from './options.ts';
import { faultsOf } from './runtime/faults.ts';
import { createAjv } from './validators/createAjv.ts';
import { schemaOf } from './validators/parameterSpecs.ts';
import { type Direction, schemaFor } from './validators/schemas.ts';

interface Shown {
  where: string;
  direction: Direction;
  schema: Schema;
  value: unknown;
}

interface Holder {
  example?: unknown;
  examples?: Record<string, unknown>;
}

const shownBy = (document: OpenApiDocument, holder: Holder): [string, unknown][] => [
  ...(holder.example === undefined ? [] : [['example', holder.example] as [string, unknown]]),
  ...Object.entries(holder.examples ?? {}).map(([name, node]): [string, unknown] => [
    `examples/${name}`,
    deref<{ value?: unknown }>(document, node).value,
  ]),
];

const ofOperations = (document: OpenApiDocument): Shown[] =>
  operationsOf(document).flatMap((operation) => {
    const where = `${operation.method} ${operation.path} (${operation.operationId})`;
    const shown: Shown[] = [];
    const add = (place: string, direction: Direction, schema: Schema | undefined, holder: Holder) => {
      if (schema === undefined) return;
      for (const [name, value] of shownBy(document, holder)) {
        shown.push({ where: `${where} ${place} ${name}`, direction, schema, value });
      }
    };
    for (const one of operation.parameters) add(`${one.in} ${one.name}`, 'request', schemaOf(one), one);
    for (const [type, media] of Object.entries(operation.requestBody?.content ?? {})) {
      if (isJudged(type)) add(`body ${type}`, 'request', media.schema, media);
    }
    for (const [status, response] of Object.entries(operation.responses)) {
      for (const [name, header] of Object.entries(response.headers ?? {})) {
        add(`${status} header ${name}`, 'response', header.schema, header);
      }
      for (const [type, media] of Object.entries(response.content ?? {})) {
        if (isJudged(type)) add(`${status} ${type}`, 'response', media.schema, media);
      }
    }
    return shown;
  });

const ofSchema = (schema: unknown, where: string): Shown[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const node = schema as Record<string, unknown>;
  const own = [
    ...('example' in node ? [node.example] : []),
    ...(Array.isArray(node.examples) ? node.examples : []),
    ...('default' in node ? [node.default] : []),
  ].map((value) => ({ where, direction: 'response' as const, schema: node as Schema, value }));
  const inner = ['properties', 'patternProperties', '$defs'].flatMap((keyword) =>
    Object.entries((node[keyword] as object) ?? {}).flatMap(([name, member]) =>
      ofSchema(member, `${where}/${keyword}/${name}`),
    ),
  );
  const parts = ['allOf', 'oneOf', 'anyOf', 'items', 'additionalProperties'].flatMap((keyword) =>
    [node[keyword] ?? []].flat().flatMap((member) => ofSchema(member, `${where}/${keyword}`)),
  );
  return [...own, ...inner, ...parts];
};

/** Holds every example and default of a document against its schema: what readers copy must work. */
export const checkExamples = (document: OpenApiDocument): Finding[] => {
  const ajv = createAjv(document);
  // Most examples share their schema: the problem of every refusal is the same one.
  const compiled = new Map<string, ValidateFunction>();
  const schemas = Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) =>
    ofSchema(schema, `components/schemas/${name}`),
  );
  return [...ofOperations(document), ...schemas].flatMap(({ where, direction, schema, value }) => {
    const own = schemaFor(schema, direction);
    const text = JSON.stringify(own);
    let validate = compiled.get(text);
    try {
      validate ??= ajv.compile(own as object);
    } catch (error) {
      return [{ where, message: `The schema cannot be compiled: ${(error as Error).message}.` }];
    }
    compiled.set(text, validate);
    if (validate(value)) return [];
    return faultsOf(validate.errors).map(({ pointer, detail }) => ({
      where,
      message: `${pointer || 'the value'} ${detail}.`,
    }));
  });
};
