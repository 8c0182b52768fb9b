import { jest } from '@jest/globals';
import { interruptible } from './interrupt.ts';

describe('interruptible', () => {
  it('asks the work to end at the first Ctrl-C, and leaves at the second', async () => {
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    let over: () => void = () => undefined;
    const aborted: boolean[] = [];
    const work = interruptible(async (signal) => {
      signal.addEventListener('abort', () => aborted.push(true));
      await new Promise<void>((resolve) => (over = resolve));
    });
    process.emit('SIGINT');
    expect(aborted).toEqual([true]);
    expect(exit).not.toHaveBeenCalled();
    process.emit('SIGTERM');
    expect(exit).toHaveBeenCalledWith(130);
    over();
    await work;
    expect(process.listenerCount('SIGINT')).toBe(0);
    jest.restoreAllMocks();
  });
});
