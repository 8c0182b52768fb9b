import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchJars } from './jars.ts';
import { requireJava } from './javaStore.ts';
import { chooseRaw } from './raw.ts';

describe('the raw store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-raw-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const fakeJava = (version: string, modules: string): string => {
    const file = join(folder, `java-${version}`);
    writeFileSync(
      file,
      `#!/bin/sh\n[ "$1" = --version ] && echo "openjdk ${version} 2025-01-01" || echo "${modules}"\n`,
    );
    chmodSync(file, 0o755);
    return file;
  };

  it('is MONGO_URL whatever else there is', () => {
    expect(chooseRaw({ MONGO_URL: 'mongodb://there', CI: '1' })).toEqual(['url']);
  });

  it.each([{ EMBEDDED: '1' }, { CI: 'true' }])('is the embedded one at once with %p', (env) => {
    expect(chooseRaw(env)).toEqual(['java']);
  });

  it('says what to do without Java', () => {
    expect(() => requireJava('/nowhere/java')).toThrow(
      /^The embedded raw store needs Java and "\/nowhere\/java" could not be run: install a JDK 17 or newer .+, or set MONGO_URL to a MongoDB that you have\.$/,
    );
  });

  it('says what to do with an old Java, and with one that cannot compile', () => {
    expect(() => requireJava(fakeJava('11.0.2', 'jdk.compiler@11'))).toThrow('needs Java 17 or newer and');
    expect(() => requireJava(fakeJava('21.0.1', 'java.base@21'))).toThrow(
      'is a runtime without a compiler: install a JDK 17',
    );
    expect(requireJava(fakeJava('17.0.15', 'jdk.compiler@17'))).toMatch(/java-17/);
  });
});

describe('the files of the embedded raw store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-jars-'));
  let server: Server;
  let url = '';
  beforeAll(async () => {
    server = createServer((request, response) => response.end(request.url)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('are refused when they are not what was pinned', async () => {
    await expect(fetchJars(`${url}/`, folder)).rejects.toThrow(
      /does not have the expected SHA-256 [0-9a-f]{64}: nothing was kept/,
    );
  });

  it('say how to get them when they cannot be downloaded', async () => {
    await expect(fetchJars('http://127.0.0.1:1', folder)).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:1\/.+ could not be downloaded \(.+\): check the network, set MAVEN_REPOSITORY to a mirror of Maven Central, or set MONGO_URL/,
    );
  });
});
