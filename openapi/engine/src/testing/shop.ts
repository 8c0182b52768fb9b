import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generateApi } from '../generateApi.ts';
import type { ApiOptions } from '../options.ts';
import type * as Runtime from '../runtime/index.ts';
import { writeFiles } from '../writeFiles.ts';

/** The options of the fixture API: a shop that has nothing to do with Rosetta. */
export const shopOptions: ApiOptions = {
  spec: fileURLToPath(new URL('./fixtures/shop.yaml', import.meta.url)),
  out: '',
  clientName: 'createShopClient',
  extensions: { roles: 'x-roles', column: 'x-column' },
  roles: ['clerk', 'boss'],
};

/** What the generated validators module exports; `streamOrder` is there only where a test adds it. */
export type ShopValidators = Pick<typeof Runtime, 'judgeBody' | 'judgeParameters' | 'judgeReply'> & {
  validators: Record<'listOrders' | 'replaceOrder' | 'streamOrder', Runtime.OperationContract>;
};

/** Generates the shop into a folder of its own and loads its validators, as a service would. */
export const generateShop = async (
  options: ApiOptions = shopOptions,
): Promise<{
  folder: string;
  module: ShopValidators;
  remove: () => Promise<void>;
}> => {
  const folder = await mkdtemp(join(tmpdir(), 'openapi-engine-'));
  const { files } = await generateApi(options);
  await writeFiles(join(folder, 'shop'), files);
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const module = (await import(pathToFileURL(join(folder, 'shop/validators.js')).href)) as ShopValidators;
  return { folder, module, remove: () => rm(folder, { recursive: true }) };
};
