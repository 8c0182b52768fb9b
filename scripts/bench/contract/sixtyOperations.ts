/** An OpenAPI document as an object. */
export interface BenchDocument {
  openapi: string;
  info: { title: string; version: string; [field: string]: unknown };
  paths: Record<string, Record<string, unknown>>;
  components: Record<string, Record<string, unknown>>;
  [field: string]: unknown;
}

const nouns = [
  'Order',
  'Invoice',
  'Parcel',
  'Refund',
  'Customer',
  'Product',
  'Warehouse',
  'Carrier',
  'Voucher',
  'Review',
  'Return',
  'Supplier',
];
const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const problems = {
  '400': ref('responses', 'Problem'),
  '401': ref('responses', 'Problem'),
  default: ref('responses', 'Problem'),
};
const json = (schema: unknown, example: unknown) => ({
  content: { 'application/json': { schema, example } },
});

const id = '5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52';
const itemOf = (noun: string, index: number) => ({
  id,
  kind: 'small',
  name: `${noun} 1`,
  amount: '12.50',
  count: 3,
  bookedOn: '2024-09-30',
  createdAt: '2024-09-30T10:00:00Z',
  note: null,
  tags: ['new'],
  address: { street: 'Main Street 1', city: 'Springfield', country: 'US' },
  [`own${index}`]: true,
});

const schemaOf = (noun: string, index: number) => ({
  type: 'object',
  description: `One ${noun.toLowerCase()}.`,
  required: Object.keys(itemOf(noun, index)).filter((name) => name !== 'note'),
  properties: {
    id: { type: 'string', format: 'uuid', readOnly: true },
    kind: { type: 'string', enum: ['small', 'large', 'huge'] },
    name: { type: 'string', minLength: 1, maxLength: 100 },
    amount: { type: 'string', pattern: '^-?[0-9]+\\.[0-9]{2}$', maxLength: 20 },
    count: { type: 'integer', minimum: 0, maximum: 1000 },
    bookedOn: { type: 'string', format: 'date' },
    createdAt: { type: 'string', format: 'date-time', readOnly: true },
    note: { type: ['string', 'null'], maxLength: 500 },
    tags: { type: 'array', maxItems: 10, items: { type: 'string', maxLength: 30 } },
    address: ref('schemas', 'Address'),
    [`own${index}`]: { type: 'boolean' },
  },
  unevaluatedProperties: false,
});

/** Five operations of one noun: list, create, get, replace, delete. */
const pathsOf = (noun: string, index: number): Record<string, Record<string, unknown>> => {
  const one = itemOf(noun, index);
  const { id: _id, createdAt: _createdAt, ...sent } = one;
  const tags = [noun.toLowerCase()];
  const body = { requestBody: { required: true, ...json(ref('schemas', noun), sent) } };
  const found = { description: `The ${noun.toLowerCase()}.`, ...json(ref('schemas', noun), one) };
  const base = (verb: string, plural = '') => ({
    operationId: `${verb}${noun}${plural}`,
    summary: `${verb} ${noun}`,
    description: `${verb} ${noun}.`,
    tags,
    'x-roles': ['clerk'],
  });
  const page = {
    description: 'A page.',
    ...json(
      {
        type: 'object',
        required: ['items', 'nextCursor'],
        properties: {
          items: { type: 'array', maxItems: 200, items: ref('schemas', noun) },
          nextCursor: { type: ['string', 'null'] },
        },
      },
      { items: [one], nextCursor: null },
    ),
  };
  return {
    [`/v1/${noun.toLowerCase()}s`]: {
      get: {
        ...base('list', 's'),
        parameters: [
          ref('parameters', 'Limit'),
          ref('parameters', 'Cursor'),
          {
            name: 'kind',
            in: 'query',
            description: 'Only these kinds.',
            example: ['small'],
            schema: {
              type: 'array',
              maxItems: 3,
              items: { type: 'string', enum: ['small', 'large', 'huge'] },
            },
          },
          {
            name: 'from',
            in: 'query',
            description: 'Booked on or after.',
            example: '2024-09-01',
            schema: { type: 'string', format: 'date' },
          },
        ],
        responses: { '200': page, ...problems },
      },
      post: { ...base('create'), ...body, responses: { '201': found, ...problems } },
    },
    [`/v1/${noun.toLowerCase()}s/{id}`]: {
      parameters: [ref('parameters', 'Id')],
      get: { ...base('get'), responses: { '200': found, '404': ref('responses', 'Problem'), ...problems } },
      put: {
        ...base('replace'),
        ...body,
        responses: { '200': found, '404': ref('responses', 'Problem'), ...problems },
      },
      delete: {
        ...base('delete'),
        responses: { '204': { description: 'Gone.' }, '404': ref('responses', 'Problem'), ...problems },
      },
    },
  };
};

/** A document of sixty operations on twelve nouns, such as a service of ours has: what start-up, memory and generation are measured with. */
export const sixtyOperations = (title = 'Sixty operations'): BenchDocument => ({
  openapi: '3.1.0',
  info: {
    title,
    version: '1.0.0',
    description: 'Made for the benchmark.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: 'https://bench.invalid' }],
  security: [{ bearer: [] }],
  tags: nouns.map((noun) => ({ name: noun.toLowerCase(), description: `${noun}s.` })),
  paths: Object.assign({}, ...nouns.map(pathsOf)) as BenchDocument['paths'],
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    parameters: {
      Limit: {
        name: 'limit',
        in: 'query',
        description: 'How many.',
        example: 50,
        schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
      },
      Cursor: {
        name: 'cursor',
        in: 'query',
        description: 'Where to go on.',
        example: 'bmV4dA',
        schema: { type: 'string', minLength: 1, maxLength: 200 },
      },
      Id: {
        name: 'id',
        in: 'path',
        required: true,
        description: 'Which one.',
        example: id,
        schema: { type: 'string', format: 'uuid' },
      },
    },
    responses: {
      Problem: {
        description: 'What is wrong.',
        content: {
          'application/problem+json': {
            schema: ref('schemas', 'Problem'),
            example: {
              type: 'about:blank',
              title: 'Bad request',
              status: 400,
              detail: 'limit must be an integer.',
            },
          },
        },
      },
    },
    schemas: {
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
        },
      },
      Address: {
        type: 'object',
        required: ['street', 'city', 'country'],
        properties: {
          street: { type: 'string', maxLength: 100 },
          city: { type: 'string', maxLength: 100 },
          country: { type: 'string', pattern: '^[A-Z]{2}$' },
        },
      },
      ...Object.fromEntries(nouns.map((noun, index) => [noun, schemaOf(noun, index)])),
    },
  },
});
