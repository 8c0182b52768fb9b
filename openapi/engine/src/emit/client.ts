import { banner } from './banner.ts';

/** Writes the factory of the typed client. */
export const emitClient = (name: string): string => {
  const type = name.replace(/^create/, '');
  return [
    banner,
    "import createClient, { type Client, type ClientOptions } from 'openapi-fetch';",
    "import type { paths } from './types.ts';",
    '',
    '/** Calls the API with the types of its spec. */',
    `export type ${type} = Client<paths>;`,
    '',
    '/** Makes a client; `baseUrl` is what stands before the paths of the spec, and `fetch` may add a token. */',
    `export const ${name} = (options: ClientOptions): ${type} => createClient<paths>(options);`,
    '',
  ].join('\n');
};
