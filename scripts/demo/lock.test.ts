import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify } from '../servers/processes.ts';
import { withLock } from './lock.ts';

describe('the lock of the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-lock-'));
  const file = join(folder, 'demo.lock');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lets one command work at a time', async () => {
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await sleep(50);
      order.push(`${name} ends`);
    };
    await Promise.all([withLock(work('a'), { file }), sleep(10).then(() => withLock(work('b'), { file }))]);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['a dead process', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 'never' })],
    [
      'a stranger with the pid of a dead one',
      JSON.stringify({ pid: process.pid, startedAt: 'another boot/1' }),
    ],
    ['nobody, as it is half written', '{"pid": 12'],
  ])('is taken over from %s', async (_, content) => {
    writeFileSync(file, content);
    expect(await withLock(async () => 'done', { file, patienceMs: 1_000 })).toBe('done');
  });

  it('names who holds it for too long', async () => {
    writeFileSync(file, JSON.stringify(identify(process.pid)));
    const said: string[] = [];
    await expect(
      withLock(async () => 'never', { file, patienceMs: 150, say: (line) => said.push(line) }),
    ).rejects.toThrow(
      `Another command on this demo (pid ${process.pid}) does not end: wait for it, or end it with kill ${process.pid}, then try again.`,
    );
    expect(said).toEqual([`waiting for another command on this demo (pid ${process.pid})`]);
  });

  it('is let go when the work fails', async () => {
    rmSync(file, { force: true });
    await expect(withLock(() => Promise.reject(new Error('no')), { file })).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });
});
