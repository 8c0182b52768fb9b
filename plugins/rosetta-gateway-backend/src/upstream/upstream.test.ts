import { setTimeout } from 'node:timers/promises';
import { fakeService } from '../testing/fakeService.ts';
import { createUpstream } from './upstream.ts';

describe('closing the way to a service', () => {
  it('lets a call under way end, and takes no other', async () => {
    const service = await fakeService((_req, res) => void setTimeout(100).then(() => res.end('late')));
    const upstream = createUpstream();
    const { signal } = new AbortController();
    const outbound = { url: service.url, method: 'POST', headers: {}, signal };
    const underWay = upstream.call(outbound).then(({ body }) => body.text());
    await setTimeout(30);
    const closed = upstream.close();
    await expect(upstream.call(outbound)).rejects.toThrow('unreachable');
    expect(await underWay).toBe('late');
    await closed;
    service.close();
  });
});
