import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { endProcess, identify, isAlive } from './processes.ts';

describe('a process that was written down', () => {
  const children: ChildProcess[] = [];
  const sleeper = async (script = 'exec sleep 60') => {
    const child = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    await once(child, 'spawn');
    return child;
  };
  afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

  it('is known again', async () => {
    const { pid = 0 } = await sleeper();
    expect(isAlive(identify(pid))).toBe(true);
  });

  it('is not taken for a stranger that was given its pid, and the stranger lives on', async () => {
    const stranger = await sleeper();
    const stale = { pid: stranger.pid ?? 0, startedAt: 'another boot/1' };
    expect(isAlive(stale)).toBe(false);
    await endProcess(stale);
    expect(isAlive(identify(stranger.pid ?? 0))).toBe(true);
  });

  it('ends when asked, and when it does not listen it is made to', async () => {
    const deaf = await sleeper("trap '' TERM; echo ready; while :; do sleep 0.05; done");
    await once(deaf.stdout as NodeJS.ReadableStream, 'data');
    const target = identify(deaf.pid ?? 0);
    const ended = once(deaf, 'exit');
    if (target) await endProcess(target, { graceMs: 200 });
    expect([isAlive(target), (await ended)[1]]).toEqual([false, 'SIGKILL']);
  });

  it('may be gone already', async () => {
    const child = await sleeper('exit 0');
    const target = { pid: child.pid ?? 0, startedAt: 'gone' };
    await endProcess(target);
    expect(identify(2 ** 22 + 1)).toBeUndefined();
  });
});
