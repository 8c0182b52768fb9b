import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fine } from '../testing/fakeService.ts';
import { withGateway } from '../testing/withGateway.ts';

const start = withGateway();
let parent: string;
let docs: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'api-docs-'));
  docs = await mkdtemp(join(parent, 'site-'));
  await writeFile(join(parent, 'secret.txt'), 'secret');
});
afterEach(() => rm(parent, { recursive: true }));

describe('the site of the APIs', () => {
  it('is served to anybody, the start page under its folder', async () => {
    await writeFile(join(docs, 'index.html'), '<h1>APIs</h1>');
    await writeFile(join(docs, 'site.js'), '1');
    const { call } = await start([fine], { docs });
    const page = await call('/docs/', { as: 'nobody' });
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=UTF-8',
      '<h1>APIs</h1>',
    ]);
    expect((await call('/docs/site.js', { as: 'nobody' })).headers.get('content-type')).toContain(
      'javascript',
    );
  });

  it('has nothing beside its folder, and says so as every refusal does', async () => {
    await writeFile(join(docs, 'index.html'), '<h1>APIs</h1>');
    const { call } = await start([fine], { docs });
    for (const path of ['/docs/no.html', '/docs/..%2fsecret.txt', '/docs/%2e%2e/secret.txt']) {
      const reply = await call(path, { as: 'nobody' });
      expect([path, reply.ok]).toEqual([path, false]);
      expect(await reply.text()).not.toBe('secret');
    }
    const reply = await call('/docs/no.html', { as: 'nobody' });
    expect([reply.status, (await reply.json()).detail]).toEqual([
      404,
      'The site of the APIs has nothing at /no.html.',
    ]);
  });

  it.each(['without a folder', 'before it is built'])('says what to do %s', async (when) => {
    const { call } = await start([fine], when === 'without a folder' ? {} : { docs });
    const reply = await call('/docs/', { as: 'nobody' });
    expect([reply.status, (await reply.json()).detail]).toEqual([
      404,
      expect.stringContaining('run make docs'),
    ]);
  });
});
