import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findMarked } from './marked.ts';
import { isAlive } from './processes.ts';

describe('a process that a killed command left behind', () => {
  it('is found by its marks, without its children, and only if all marks are its own', async () => {
    const marks = { ROSETTA_DEMO: `/tmp/left-behind-${process.pid}`, ROSETTA_SERVER: 'raw' };
    const child = spawn('sh', ['-c', 'sleep 60 & echo ready; wait'], {
      env: { ...process.env, ...marks },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    await once(child.stdout, 'data');
    const found = findMarked(marks);
    expect(found.map(({ pid }) => pid)).toEqual(process.platform === 'linux' ? [child.pid] : []);
    expect(findMarked({ ...marks, ROSETTA_SERVER: 'postgres' })).toEqual([]);
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await once(child, 'exit');
    expect(found.some(isAlive)).toBe(false);
  });
});
