import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { toolsDir } from './paths.ts';
import { Problem } from './problem.ts';

const defaultFolder = join(toolsDir, 'raw-store');
const pinned = (): [path: string, sha256: string][] =>
  Object.entries(
    JSON.parse(readFileSync(new URL('javaStoreJars.json', import.meta.url), 'utf8')) as Record<
      string,
      string
    >,
  );

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const download = async (url: string): Promise<Uint8Array> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      if (attempt === 3) {
        const reason =
          error instanceof Error
            ? ((error.cause as Error | undefined)?.message ?? error.message)
            : String(error);
        throw new Problem(
          `${url} could not be downloaded (${reason}): check the network, set MAVEN_REPOSITORY to a mirror of Maven Central, or set MONGO_URL to a MongoDB that you have.`,
        );
      }
      await sleep(500 * attempt);
    }
  }
};

/** A company's proxy signs with a root that only the operating system knows: trust what it trusts, beside Node's own list. */
const trustTheSystem = () =>
  setDefaultCACertificates([...getCACertificates('default'), ...getCACertificates('system')]);

/** Whether the embedded raw store was fetched into this checkout before. */
export const hasJars = (): boolean =>
  pinned().every(([path]) => existsSync(join(defaultFolder, basename(path))));

/** Fetches what is missing of the embedded raw store into .tools/, each file checked against its pinned SHA-256; returns the class path. */
export const fetchJars = async (
  repository = process.env.MAVEN_REPOSITORY ?? 'https://repo.maven.apache.org/maven2',
  folder = defaultFolder,
): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  const fileOf = (path: string) => join(folder, basename(path));
  const missing = pinned().filter(
    ([path, expected]) => !existsSync(fileOf(path)) || sha256(readFileSync(fileOf(path))) !== expected,
  );
  if (missing.length) trustTheSystem();
  await Promise.all(
    missing.map(async ([path, expected]) => {
      const file = fileOf(path);
      const url = `${repository.replace(/\/$/, '')}/${path}`;
      const bytes = await download(url);
      if (sha256(bytes) !== expected)
        throw new Problem(
          `${url} does not have the expected SHA-256 ${expected}: nothing was kept; set MAVEN_REPOSITORY to a repository that you trust.`,
        );
      writeFileSync(`${file}.${process.pid}`, bytes);
      renameSync(`${file}.${process.pid}`, file); // whole or not at all, also when two commands fetch together
    }),
  );
  return join(folder, '*');
};
