import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { testFolder } from '../testing/files.ts';

const worker = fileURLToPath(new URL('../testing/countRows.ts', import.meta.url));
const row = JSON.stringify({
  id: 'x'.repeat(20),
  text: 'lorem ipsum é '.repeat(600),
  numbers: [1.5, 2, null],
});
const many = 12_000; // of 9 KB: 108 MB

describe('the memory that landing takes', () => {
  const folder = testFolder();
  afterAll(() => folder.drop());

  it.each([
    ['JSON', 'big.json', '{"result":[', ',', ']}'],
    ['NDJSON', 'big.ndjson', '', '\n', '\n'],
  ])(
    'does not grow with a file of %s: 108 MB pass through a heap of 48 MB',
    async (_, name, start, between, end) => {
      const path = join(folder.write('anchor', ''), '..', name);
      const pieces = function* () {
        yield start;
        for (let at = 0; at < many; at += 1) yield (at ? between : '') + row;
        yield end;
      };
      await pipeline(Readable.from(pieces()), createWriteStream(path));
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--max-old-space-size=48',
        worker,
        JSON.stringify({ path, list: '/result' }),
      ]);
      expect(Number(stdout)).toBe(many);
    },
  );
});
