import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a worker of this folder and tells the signal that ended it, null when it ended by itself. */
export const runWorker = (work: object, name = 'worker.ts'): Promise<NodeJS.Signals | null> =>
  new Promise((resolve, reject) => {
    const worker = fileURLToPath(new URL(`./${name}`, import.meta.url));
    const child = spawn(process.execPath, [worker, JSON.stringify(work)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
    child.on('error', reject);
    child.on('exit', (code, signal) => (code ? reject(new Error(complaint)) : resolve(signal)));
  });
