import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Ends the test servers and deletes their folder: when told, and also when the test run itself was killed. */
export type Guard = { release: () => Promise<void> };

/**
 * A shell that waits on a pipe from this process. The pipe closes when we say so or when we die, however we die; then
 * the shell ends the servers. PostgreSQL reads QUIT as "at once": its data is thrown away anyway.
 */
export const guard = (pids: number[], folder: string, extra = ':'): Guard => {
  const script = `trap '' INT TERM HUP; cat >/dev/null; kill -QUIT $PIDS 2>/dev/null; sleep 0.3; kill -KILL $PIDS 2>/dev/null; ${extra}; rm -rf "$FOLDER"`;
  const child = spawn('sh', ['-c', script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, PIDS: pids.join(' '), FOLDER: folder },
  });
  child.unref();
  (child.stdin as unknown as { unref: () => void }).unref();
  return {
    release: async () => {
      const ended = once(child, 'exit');
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
};
