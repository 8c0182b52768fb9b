import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

import { land } from '../commands/land.ts';
import { meterProject } from '../testing/meters.ts';
import { testStores } from '../testing/stores.ts';
import { load as loadProject } from './load.ts';

describe('a connection that is lost', () => {
  const { stores, file, land: landed, load, readings } = testStores();

  it('to PostgreSQL ends in one sentence, and the next load finishes the work', async () => {
    await landed(file('a.csv', [{}, { litres: '2' }]));
    const broken = loadProject(meterProject(), {
      raw: stores.raw.url,
      database: stores.staging.url,
      observe: async ({ step }) => {
        if (step === 'copied')
          await stores.staging.pool.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rosetta-load' and datname = current_database()`,
          );
      },
    });
    await expect(broken).rejects.toThrow(
      /^The connection to PostgreSQL at .* was lost \(.*\): load again, it goes on/,
    );
    expect(await load()).toMatchObject({ status: 'done', written: 2 });
    expect(await readings()).toHaveLength(2);
  });

  it('to the raw store ends in one sentence, and landing again finishes the work', async () => {
    const server = new URL(stores.raw.url);
    const sockets = new Set<Socket>();
    const proxy = createServer((socket) => {
      const upstream = connect(Number(server.port), server.hostname);
      for (const end of [socket, upstream]) sockets.add(end.on('error', () => undefined));
      socket.pipe(upstream).pipe(socket);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const through = new URL(stores.raw.url);
    through.port = String((proxy.address() as AddressInfo).port);
    through.searchParams.set('directConnection', 'true');
    const path = file(
      'b.csv',
      Array.from({ length: 2_500 }, (_, at) => ({ litres: String(at) })),
    );
    const broken = land(meterProject(), {
      source: 'meters',
      files: [path],
      raw: through.href,
      observe: ({ step }) => {
        if (step !== 'inserted') return;
        proxy.close();
        for (const socket of sockets) socket.destroy();
      },
    });
    await expect(broken).rejects.toThrow(
      /^The connection to the raw store at .* was lost \(.*\): do the same again/,
    );
    await landed(path);
    expect(await load()).toMatchObject({ status: 'done', written: 2_500 });
  }, 20_000);
});
