import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { checkoutId } from './paths.ts';
import { Problem } from './problem.ts';

const image = 'mongo:8.0';

const docker = (...args: string[]): string => {
  const result = spawnSync('docker', args, { encoding: 'utf8' });
  if (result.status !== 0)
    throw new Problem(
      `docker ${args[0]} failed for the raw store: ${(result.stderr || String(result.error)).trim()}`,
    );
  return result.stdout.trim();
};

/** Runs MongoDB in a container bound to the loopback address (port 0: any); a kept one has its volume and its name per checkout. */
export const startContainer = ({
  port,
  keep,
}: {
  port: number;
  keep: boolean;
}): { container: string; port: number; url: string } => {
  const name = keep ? `rosetta-raw-${checkoutId}` : `rosetta-raw-test-${randomBytes(4).toString('hex')}`;
  const data = keep ? ['--volume', `${name}:/data/db`] : ['--tmpfs', '/data/db'];
  if (keep) spawnSync('docker', ['rm', '--force', name], { stdio: 'ignore' }); // a container left by a crash; its volume stays
  docker(
    'run',
    '--detach',
    '--rm',
    '--name',
    name,
    '--publish',
    `127.0.0.1:${port || ''}:27017`,
    ...data,
    image,
  );
  const published = Number(docker('port', name, '27017/tcp').split('\n')[0]?.split(':').at(-1));
  return { container: name, port: published, url: `mongodb://127.0.0.1:${published}` };
};

/** Ends a container of ours; its named volume stays. */
export const stopContainer = (name: string): void => void docker('rm', '--force', name);

/** Deletes the volume that the demo's container kept its data in. */
export const removeVolume = (): void =>
  void spawnSync('docker', ['volume', 'rm', '--force', `rosetta-raw-${checkoutId}`], { stdio: 'ignore' });
