import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOasdiff } from './findOasdiff.ts';

/** A proxy that serves something else under every name. */
let server: Server;
let folder: string;
let answer: number;
beforeEach(async () => {
  answer = 200;
  server = createServer((_, response) => response.writeHead(answer).end('not Go')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  folder = await mkdtemp(join(tmpdir(), 'no-go-'));
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** A user without Go: nothing is on PATH. */
const find = () =>
  findOasdiff({
    env: {
      PATH: folder,
      XDG_CACHE_HOME: folder,
      GOPROXY: `direct,http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    },
    say: () => undefined,
  });

describe('oasdiff where there is no Go', () => {
  it('keeps nothing of an archive that is not the expected one', async () => {
    await expect(find()).rejects.toThrow(/does not have the expected SHA-256 [0-9a-f]{64}: nothing was kept/);
    expect(await readdir(join(folder, 'rosetta-contract'))).toEqual([]);
  });

  it('says what else would do when the proxy has none', async () => {
    answer = 404;
    await expect(find()).rejects.toThrow(
      /Go could not be fetched from http.*golang\.org\/toolchain\/@v\/.*\(HTTP 404\): install Go 1\.26 or newer, set GOPROXY/,
    );
  });
});
