import { createServer } from 'node:net';
import { once } from 'node:events';
import { checkPort, claimPort } from './server.ts';

describe('a port of the demo', () => {
  it('that is taken is named, with who has it and the variable that changes it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const sentence = new RegExp(
      `^Port ${port}, for identity provider, is taken by another program \\(pid ${process.pid}: .+\\): end it, or choose another port with ROSETTA_OIDC_PORT=${port + 1} make demo\\.$`,
    );
    const oidc = { name: 'oidc', title: 'identity provider', port } as const;
    await expect(checkPort(oidc)).rejects.toThrow(sentence);
    await expect(claimPort('oidc', 'identity provider', port)).rejects.toThrow(sentence);
    server.close();
    await once(server, 'close');
    await expect(checkPort(oidc)).resolves.toBeUndefined();
    await expect(claimPort('oidc', 'identity provider', port)).resolves.toBeUndefined();
  });
});
