import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createLog } from './observe/log.ts';
import { startService } from './startService.ts';

const log = createLog('test', 'silent');

describe('stopping a service', () => {
  it('lets a request in flight end, takes no new one, and then ends what it stood on', async () => {
    const order: string[] = [];
    const { port, stop } = await startService(
      (_req, res) => void setTimeout(150).then(() => res.end('done')),
      { port: 0, log, onDrain: () => void order.push('drain'), onStop: async () => void order.push('stop') },
    );
    const inFlight = fetch(`http://127.0.0.1:${port}`).then((response) => response.text());
    await setTimeout(50);
    const stopped = stop();
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
    expect(await inFlight).toBe('done');
    const answered = performance.now();
    await stopped;
    expect(performance.now() - answered).toBeLessThan(1_000); // not until keep-alive ends
    expect(order).toEqual(['drain', 'stop']);
  });

  it('answers what still comes over a connection in use, and closes it', async () => {
    const { port, stop } = await startService(
      (req, res) =>
        void (req.url === '/slow' ? setTimeout(150).then(() => res.end('slow')) : res.end('quick')),
      { port: 0, log },
    );
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk));
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
    await setTimeout(50);
    const stopped = stop();
    socket.write('GET /quick HTTP/1.1\r\nHost: x\r\n\r\n');
    await Promise.all([stopped, once(socket, 'close')]);
    expect(text).toMatch(/slow[^]*Connection: close[^]*quick/);
  });

  it('cuts off a request that outlives the deadline', async () => {
    const { port, stop } = await startService(() => undefined, { port: 0, log, deadlineMs: 50 });
    const hanging = fetch(`http://127.0.0.1:${port}`);
    const refused = expect(hanging).rejects.toThrow();
    await setTimeout(30);
    await stop();
    await refused;
  });

  it('refuses a port that is taken', async () => {
    const first = await startService(() => undefined, { port: 0, log });
    await expect(startService(() => undefined, { port: first.port, log })).rejects.toThrow('EADDRINUSE');
    await first.stop();
  });
});

it('reads the headers of a caller with very many groups', async () => {
  const { port, stop } = await startService(
    (req, res) => void res.end(String(req.headers['x-groups']?.length)),
    {
      port: 0,
      log,
    },
  );
  const reply = await fetch(`http://127.0.0.1:${port}`, { headers: { 'x-groups': 'g'.repeat(100_000) } });
  expect(await reply.text()).toBe('100000');
  await stop();
});
