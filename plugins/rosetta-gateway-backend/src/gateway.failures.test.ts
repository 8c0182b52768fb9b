import { createServer, type RequestListener } from 'node:http';
import { fine, html, reset, silent } from './testing/fakeService.ts';
import { withGateway } from './testing/withGateway.ts';

const start = withGateway();
const tree = '/finops/v1/costs/tree';

describe('retries', () => {
  it.each([
    ['a reset', reset],
    ['a 502 of a proxy', html(502)],
    ['a 503 of a proxy', html(503)],
  ])('tries a GET again after %s', async (_name, fault) => {
    const { call, service } = await start([fault, fault, fine]);
    expect((await call(tree)).status).toBe(200);
    expect(service.seen).toHaveLength(3);
  });

  it('gives up after two retries, without a word about where', async () => {
    const { call, service } = await start([reset]);
    const reply = await call(tree);
    expect([reply.status, (await reply.json()).detail]).toEqual([
      502,
      'The finops service did not answer; try again in a moment.',
    ]);
    expect(service.seen).toHaveLength(3);
  });

  it('never repeats a POST, nor a PUT with a body', async () => {
    const { call, service } = await start([reset]);
    expect((await call('/finops/v1/budgets', { method: 'POST' })).status).toBe(502);
    expect((await call('/finops/v1/budgets/b', { method: 'PUT', body: '{}' })).status).toBe(502);
    expect(service.seen).toHaveLength(2);
  });

  it('never repeats after the first byte: a cut answer is cut for the caller too', async () => {
    const { call, service } = await start([
      (_req, res) => {
        res
          .writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
          .write('{"items":[');
        setTimeout(() => res.destroy(), 50);
      },
    ]);
    await expect(call(tree).then((reply) => reply.text())).rejects.toThrow();
    expect(service.seen).toHaveLength(1);
  });
});

describe('the deadline', () => {
  it('answers 504 when no byte came', async () => {
    const { call, service } = await start([silent], { deadline: 200 });
    const begun = performance.now();
    expect((await call(tree)).status).toBe(504);
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(service.seen).toHaveLength(1);
  });

  it('cuts an answer that trickles past it', async () => {
    const { call } = await start(
      [(_req, res) => void res.writeHead(200, { 'content-length': '1000' }).write('{')],
      { deadline: 200 },
    );
    await expect(call(tree).then((reply) => reply.text())).rejects.toThrow();
  });

  it('is not waited for when the caller hangs up: the call to the service ends too', async () => {
    const controller = new AbortController();
    let ended!: () => void;
    const hungUp = new Promise<void>((resolve) => (ended = resolve));
    const asked: RequestListener = (_req, res) => {
      res.once('close', ended);
      controller.abort();
    };
    const { call } = await start([asked], { deadline: 60_000 });
    await expect(call(tree, { signal: controller.signal })).rejects.toThrow('aborted');
    await hungUp;
  });
});

describe('the circuit breaker', () => {
  it('opens when a service keeps failing, says when to return, and stops asking', async () => {
    const { call, service } = await start([html(502)]);
    const statuses = [];
    for (let i = 0; i < 12; i += 1)
      statuses.push((await call('/finops/v1/budgets', { method: 'POST' })).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(502));
    const reply = await call('/finops/v1/budgets', { method: 'POST' });
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '10']);
    expect(service.seen).toHaveLength(10);
  });

  it('answers 502 for a service that is not there', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { service, call } = await start([fine]);
    await new Promise((resolve) => closed.close(resolve));
    service.close();
    expect((await call(tree)).status).toBe(502);
  });
});
