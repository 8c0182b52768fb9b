import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { openPromise } from 'yauzl';
import { ContractError } from '../../options.ts';
import { goArchives, goVersion } from './release.ts';

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** The first proxy of a GOPROXY list that is an address; Go's own default otherwise. */
const proxyOf = (list: string): string =>
  (list.split(/[,|]/).find((entry) => /^https?:/.test(entry.trim())) ?? 'https://proxy.golang.org').replace(
    /\/$/,
    '',
  );

const download = async (url: string): Promise<Buffer> => {
  // A company's proxy signs with a root that only the operating system knows.
  setDefaultCACertificates([...getCACertificates('default'), ...getCACertificates('system')]);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(300_000) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    const reason = ((error as Error).cause as Error | undefined)?.message ?? (error as Error).message;
    throw new ContractError(
      `Go could not be fetched from ${url} (${reason}): install Go 1.26 or newer, set GOPROXY to a Go module proxy that you reach, or name an oasdiff that you have in OASDIFF.`,
      [],
    );
  }
};

/** Writes the files of an archive below a folder, without the `module@version/` that every name starts with. */
const unpack = async (archive: string, folder: string): Promise<void> => {
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.slice(entry.fileName.indexOf(`${goVersion}`)).replace(/^[^/]*\//, '');
    if (name === '' || name.endsWith('/')) continue;
    const file = join(folder, name); // yauzl refuses names that leave the folder
    await mkdir(dirname(file), { recursive: true });
    // Module archives carry no modes: what is in a bin or tool folder is run.
    const mode = /(^|\/)(bin|tool)\//.test(name) ? 0o755 : 0o644;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode }));
  }
};

/**
 * Fetches Go into a folder, checked against its pinned SHA-256; gives the path of its `go`.
 * @throws ContractError when it cannot be had here, saying what else would do.
 */
export const fetchGo = async (folder: string, proxies = process.env.GOPROXY ?? ''): Promise<string> => {
  const platform = `${process.platform}-${architectures[process.arch] ?? process.arch}`;
  const expected = goArchives[platform];
  if (!expected)
    throw new ContractError(
      `No Go is known for ${platform}: install Go 1.26 or newer, or name an oasdiff that you have in OASDIFF.`,
      [],
    );
  const url = `${proxyOf(proxies)}/golang.org/toolchain/@v/${goVersion}.${platform}.zip`;
  const bytes = await download(url);
  if (createHash('sha256').update(bytes).digest('hex') !== expected)
    throw new ContractError(
      `${url} does not have the expected SHA-256 ${expected}: nothing was kept; set GOPROXY to a proxy that you trust.`,
      [],
    );
  const archive = join(folder, 'go.zip');
  await writeFile(archive, bytes);
  await unpack(archive, join(folder, 'go'));
  return join(folder, 'go/bin/go');
};
