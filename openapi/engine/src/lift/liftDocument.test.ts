import { liftDocument } from './liftDocument.ts';
import { versionOf } from './versionOf.ts';

/** Lifts a document with one schema, and gives the schema back. */
const lift = (schema: object) => {
  const document = liftDocument({
    openapi: '3.0.3',
    info: { title: 'Any', version: '1' },
    paths: {},
    components: { schemas: { One: schema } as never },
  });
  expect(document.openapi).toMatch(/^3\.1\./);
  return document.components?.schemas?.One;
};
const other = { $ref: '#/components/schemas/Other' };

describe('a 3.0 schema as 3.1', () => {
  it.each([
    ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['not nullable', { type: 'string', nullable: false }, { type: 'string' }],
    ['a nullable reference', { ...other, nullable: true }, { anyOf: [other, { type: 'null' }] }],
    ['a nullable allOf of one', { allOf: [other], nullable: true }, { anyOf: [other, { type: 'null' }] }],
    [
      'a nullable union',
      { description: 'Either.', oneOf: [other, { type: 'string' }], nullable: true },
      { description: 'Either.', anyOf: [{ oneOf: [other, { type: 'string' }] }, { type: 'null' }] },
    ],
    ['nullable that says nothing', { enum: ['a'], nullable: true }, { enum: ['a'] }],
    [
      'a nullable enum without null',
      { type: 'string', enum: ['a'], nullable: true },
      { type: ['string', 'null'], enum: ['a'] },
    ],
    [
      'an exclusive minimum',
      { type: 'integer', minimum: 0, exclusiveMinimum: true },
      { type: 'integer', exclusiveMinimum: 0 },
    ],
    [
      'an inclusive maximum',
      { type: 'number', maximum: 9, exclusiveMaximum: false },
      { type: 'number', maximum: 9 },
    ],
    ['an example', { type: 'string', example: 'a' }, { type: 'string', examples: ['a'] }],
    ['base64', { type: 'string', format: 'byte' }, { type: 'string', contentEncoding: 'base64' }],
    ['binary', { type: 'string', format: 'binary' }, { contentMediaType: 'application/octet-stream' }],
    [
      'what is ignored beside a reference',
      { ...other, minLength: 3, description: 'Own.' },
      { ...other, description: 'Own.' },
    ],
    [
      'a property that is called as a keyword',
      {
        type: 'object',
        properties: { nullable: { type: 'boolean' }, example: { type: 'string', nullable: true } },
      },
      {
        type: 'object',
        properties: { nullable: { type: 'boolean' }, example: { type: ['string', 'null'] } },
      },
    ],
    [
      'data that looks like a schema',
      { type: 'object', default: { type: 'a', nullable: true, exclusiveMinimum: true } },
      { type: 'object', default: { type: 'a', nullable: true, exclusiveMinimum: true } },
    ],
  ])('%s', (_, from, to) => {
    expect(lift(from)).toEqual(to);
  });

  it('mends inside properties, items and parameters, and leaves examples of bodies as they are', () => {
    const example = { schema: { oneOf: [], nullable: true } };
    const lifted = liftDocument({
      openapi: '3.0.0',
      info: { title: 'Any', version: '1' },
      paths: {
        '/a': {
          get: {
            parameters: [
              { name: 'a', in: 'query', example: 'x', schema: { oneOf: [other], nullable: true } },
            ],
            responses: {
              default: {
                description: 'Any.',
                content: {
                  'application/json': {
                    example,
                    schema: { type: 'array', items: { anyOf: [other], nullable: true } },
                  },
                },
              },
            },
          },
        },
      },
    });
    const { parameters, responses } = lifted.paths?.['/a']?.get as unknown as {
      parameters: unknown[];
      responses: { default: { content: Record<string, unknown> } };
    };
    expect(parameters[0]).toEqual({
      name: 'a',
      in: 'query',
      examples: { default: { value: 'x' } },
      schema: { anyOf: [{ oneOf: [other] }, { type: 'null' }] },
    });
    expect(responses.default.content['application/json']).toEqual({
      examples: { default: { value: example } },
      schema: { type: 'array', items: { anyOf: [{ anyOf: [other] }, { type: 'null' }] } },
    });
  });
});

describe('the version of a document', () => {
  it.each([
    [
      { swagger: '2.0' },
      'a.yaml is Swagger 2.0; convert it to OpenAPI 3.0 or 3.1 first, for example with swagger2openapi.',
    ],
    [{ openapi: '3.2.0' }, 'a.yaml is OpenAPI 3.2.0; 3.0 and 3.1 are read, written as "3.0.3" or "3.1.1".'],
    [{ openapi: 3.1 }, 'a.yaml is OpenAPI 3.1; 3.0 and 3.1 are read, written as "3.0.3" or "3.1.1".'],
    [{ asyncapi: '2.6.0' }, 'a.yaml is no OpenAPI document: its first level has no "openapi".'],
    ['text', 'a.yaml is no OpenAPI document: its first level has no "openapi".'],
    [null, 'a.yaml is no OpenAPI document: its first level has no "openapi".'],
  ])('%j is refused in a sentence', (document, sentence) => {
    expect(() => versionOf(document, 'a.yaml')).toThrow(new Error(sentence));
  });
});
