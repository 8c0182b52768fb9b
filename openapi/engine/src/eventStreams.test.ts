import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateApi } from './generateApi.ts';
import { generateShop, shopOptions } from './testing/shop.ts';

const path = `
  /orders/{orderId}/stream:
    parameters:
      - { name: orderId, in: path, required: true, description: The order., schema: { type: string }, example: a1 }
    get:
      operationId: streamOrder
      summary: Follow an order.
      x-roles: [clerk]
      responses:
        '200':
          description: The events.
          content:
            text/event-stream:
              schema: { $ref: '#/components/schemas/OrderEvent' }
              examples: { step: { value: { event: step, id: '1', data: { text: made } } } }
        '4XX': { $ref: '#/components/responses/Problem' }
        default: { $ref: '#/components/responses/Problem' }
components:`;
const schemas = `
  schemas:
    OrderEvent:
      description: What happens to an order.
      type: object
      oneOf: [{ $ref: '#/components/schemas/StepEvent' }, { $ref: '#/components/schemas/EndEvent' }]
      discriminator: { propertyName: event }
    StepEvent:
      type: object
      required: [event, id, data]
      additionalProperties: false
      properties:
        event: { type: string, enum: [step], example: step }
        id: { type: string, example: '1' }
        data: { type: object, required: [text], properties: { text: { type: string, example: made } } }
    EndEvent:
      type: object
      required: [event, data]
      properties: { event: { type: string, enum: [end], example: end }, data: { type: 'null', example: null } }`;

describe('an operation that streams events', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'openapi-engine-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** The shop with an operation that streams, after a change to its text. */
  const streaming = async (change: (text: string) => string = (text) => text) => {
    const spec = join(folder, 'shop.yaml');
    const shop = await readFile(shopOptions.spec, 'utf8');
    await writeFile(spec, change(shop.replace('\ncomponents:', path).replace('\n  schemas:', schemas)));
    return { ...shopOptions, spec };
  };

  it('has typed events, a reader for them, and a mark in the index', async () => {
    const { files } = await generateApi(await streaming());
    expect(files.get('types.ts')).toContain('"text/event-stream": components["schemas"]["OrderEvent"]');
    expect(files.get('events.ts')).toContain('export async function* readEvents');
    const index = files.get('operations.ts') ?? '';
    expect(index.match(/"streams": true/g)).toHaveLength(1);
    expect(index.slice(index.indexOf('streamOrder'))).toContain('"streams": true');
    expect((await generateApi(shopOptions)).files.has('events.ts')).toBe(false);
  });

  it('is judged event by event', async () => {
    const shop = await generateShop(await streaming());
    const { validators, judgeReply } = shop.module;
    const judge = (body: unknown) =>
      judgeReply(validators.streamOrder, { status: 200, mediaType: 'text/event-stream', body, headers: {} });
    expect(judge({ event: 'step', id: '1', data: { text: 'made' } })).toEqual([]);
    expect(judge({ event: 'end', data: null })).toEqual([]);
    expect(judge({ event: 'step', data: { text: 'made' } })).toEqual([
      { pointer: '/body/id', detail: 'is required' },
    ]);
    expect(judge({ event: 'step', id: '1', data: { text: 1 } })).toEqual([
      { pointer: '/body/data/text', detail: 'must be string' },
    ]);
    expect(judge({ event: 'other', data: null })).not.toEqual([]);
    await shop.remove();
  });

  it.each([
    [
      'required: [event, data]',
      'required: [event]',
      /describes one event: an object with `event` and `data`/,
    ],
    ['event: step, id:', 'event: step, ids:', /examples\/step: \/id is required/],
    [
      "examples: { step: { value: { event: step, id: '1', data: { text: made } } } }",
      '',
      /A response body needs an example/,
    ],
  ])('is refused with %s -> %s', async (from, to, message) => {
    await expect(generateApi(await streaming((text) => text.replace(from, to)))).rejects.toThrow(message);
  });
});
