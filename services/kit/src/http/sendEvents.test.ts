import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { pino } from 'pino';
import { Writable } from 'node:stream';
import { NotFound } from '../problems.ts';
import { handlers, type OrderEvent, startShop } from '../testing/shop.ts';

const step = (id: string, text = 'x'): OrderEvent => ({ event: 'step', id, data: { text } });
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A shop whose orders tell these events. */
const shopOf = async (
  events: (signal: AbortSignal) => AsyncIterable<OrderEvent>,
  own: Parameters<typeof startShop>[0] = {},
) => {
  const shop = await startShop({
    ...own,
    handlers: { ...handlers, streamOrder: async ({ signal }) => ({ status: 200, events: events(signal) }) },
  });
  stops.push(shop.stop);
  return (init: RequestInit = {}) => shop.call('/orders/a1/stream', init);
};
const until = async (isDone: () => boolean): Promise<void> => {
  for (let tries = 0; !isDone() && tries < 200; tries += 1) await sleep(10);
};

/** Waits until somebody goes away. */
const forever = (signal: AbortSignal) => sleep(60_000, undefined, { signal }).catch(() => undefined);

describe('a stream of events', () => {
  it('is sent as server-sent events, which nothing between may keep or compress', async () => {
    const shop = await startShop();
    stops.push(shop.stop);
    const reply = await shop.call('/orders/a1/stream', { headers: { 'Last-Event-ID': '7' } });
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    expect(reply.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(reply.headers.get('x-accel-buffering')).toBe('no');
    expect(await reply.text()).toBe('id: a1 7\nevent: step\ndata: {"text":"made\\nof two lines"}\n\n');
  });

  it('opens before its first event', async () => {
    const call = await shopOf(async function* (signal) {
      await forever(signal);
      yield step('never');
    });
    expect((await call()).status).toBe(200);
  });

  it('tells a refusal as a problem while nothing was sent, and is cut when it fails later', async () => {
    const shop = await startShop({
      handlers: {
        ...handlers,
        streamOrder: async () => Promise.reject(new NotFound('There is no order a1.')),
      },
    });
    stops.push(shop.stop);
    const refused = await shop.call('/orders/a1/stream');
    expect([refused.status, refused.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    const call = await shopOf(async function* () {
      yield step('1');
      throw new Error('the database went away');
    });
    await expect((await call()).text()).rejects.toThrow();
  });

  it('never sends an event that breaks the contract, and logs where', async () => {
    const lines: string[] = [];
    const log = pino(
      new Writable({ write: (chunk: Buffer, _, done) => (lines.push(chunk.toString()), done()) }),
    );
    const call = await shopOf(
      async function* () {
        yield step('1');
        await sleep(50); // what is under way when a stream is cut may be lost: the caller asks for it again
        yield { ...step('2'), id: 2 as never };
      },
      { log },
    );
    const reader = (await call()).body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('id: 1');
    await expect(reader.read()).rejects.toThrow();
    expect(lines.some((text) => text.includes('"pointer":"/body/id"'))).toBe(true);
  });

  it('waits for a slow reader instead of piling up', async () => {
    let made = 0;
    const text = 'x'.repeat(100_000);
    const call = await shopOf(async function* () {
      for (; made < 400; made += 1) yield step(String(made), text);
    });
    const reply = await call();
    await sleep(500);
    expect(made).toBeLessThan(200); // what sockets hold, not the 40 MB that there are
    const all = await reply.text();
    expect([made, all.match(/^id: /gm)?.length]).toEqual([400, 400]);
  });

  it.each(['caller', 'service'])('ends its source when the %s goes away', async (who) => {
    const draining = new AbortController();
    const gone = new AbortController();
    let ended = false;
    const call = await shopOf(
      async function* (signal) {
        try {
          yield step('1');
          await forever(signal);
        } finally {
          ended = true;
        }
      },
      { draining: draining.signal },
    );
    const reply = await call({ signal: gone.signal });
    const text = reply.text().catch(() => 'cut');
    await sleep(50);
    (who === 'caller' ? gone : draining).abort();
    await until(() => ended);
    expect([ended, await text]).toEqual([true, who === 'caller' ? 'cut' : expect.stringContaining('id: 1')]);
  });

  it('says now and then that it lives', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'Date'],
    });
    try {
      const call = await shopOf(async function* (signal) {
        await forever(signal);
        yield step('never');
      });
      const reader = (await call()).body!.getReader();
      jest.advanceTimersByTime(15_000);
      expect(new TextDecoder().decode((await reader.read()).value)).toBe(': alive\n\n');
      await reader.cancel();
    } finally {
      jest.useRealTimers();
    }
  });

  it('is measured to its opening, and counted while it is open', async () => {
    const shop = await startShop({
      handlers: {
        ...handlers,
        streamOrder: async ({ signal }) => ({
          status: 200,
          events: (async function* () {
            await forever(signal);
            yield step('never');
          })(),
        }),
      },
    });
    stops.push(shop.stop);
    const metric = async (name: string) =>
      new RegExp(`^${name}\\{[^}]*operation="streamOrder"[^}]*\\} (.*)$`, 'm').exec(
        await (await shop.call('/metrics')).text(),
      )?.[1];
    const gone = new AbortController();
    await shop.call('/orders/a1/stream', { signal: gone.signal });
    expect([await metric('http_open_streams'), await metric('http_request_duration_seconds_count')]).toEqual([
      '1',
      '1',
    ]);
    gone.abort();
    for (let tries = 0; (await metric('http_open_streams')) !== '0' && tries < 100; tries += 1)
      await sleep(10);
    expect([await metric('http_open_streams'), await metric('http_request_duration_seconds_count')]).toEqual([
      '0',
      '1',
    ]);
  });

  it('answers HEAD with its headers alone, and asks for no event', async () => {
    let asked = false;
    const call = await shopOf(async function* () {
      asked = true;
      yield step('1');
    });
    const head = await call({ method: 'HEAD' });
    expect([head.status, await head.text(), asked]).toEqual([200, '', false]);
  });
});
