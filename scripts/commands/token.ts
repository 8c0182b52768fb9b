import { need } from '../demo/need.ts';
import { fetchToken } from '../servers/oidc/token.ts';
import { defineCommand } from './defineCommand.ts';

/** `make token` */
export const tokenCommand = defineCommand<{ as: string; resource: string }>({
  command: 'token',
  describe: 'Print a JWT access token',
  builder: {
    as: { type: 'string', default: 'user', describe: 'The account to sign in as' },
    resource: { type: 'string', default: 'urn:rosetta:finops-api', describe: 'The API that will accept it' },
  },
  run: async ({ as, resource }) => {
    const { urls } = await need(['oidc']);
    console.log(await fetchToken({ issuer: urls.oidc, as, resource }));
  },
});
