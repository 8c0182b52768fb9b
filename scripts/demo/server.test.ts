import { createServer } from 'node:net';
import { once } from 'node:events';
import { claimPort } from './server.ts';

describe('a port of the demo', () => {
  it('that is taken is named, with who has it and the variable that changes it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expect(claimPort('oidc', 'identity provider', port)).rejects.toThrow(
      new RegExp(
        `^Port ${port}, for identity provider, is taken by another program \\(pid ${process.pid}: .+\\): end it, or choose another port with ROSETTA_OIDC_PORT=${port + 1} make demo\\.$`,
      ),
    );
    server.close();
    await once(server, 'close');
    await expect(claimPort('oidc', 'identity provider', port)).resolves.toBeUndefined();
  });
});
