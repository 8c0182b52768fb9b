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
    await stopped;
    expect(order).toEqual(['drain', 'stop']);
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
