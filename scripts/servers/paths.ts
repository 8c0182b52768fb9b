import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { dirname, join, resolve } from 'node:path';

/** Where the checkout begins. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Tools fetched once per checkout; `make clean` keeps them. */
export const toolsDir = join(root, '.tools');

/** Everything that the demo knows and holds; `make clean` deletes it. The end-to-end tests run a demo in a folder of their own. */
export const stateDir = resolve(process.env.ROSETTA_STATE_DIR ?? join(root, '.rosetta'));

/** Eight letters that tell this demo from its neighbours, for names outside of it (containers, /var/tmp). */
export const checkoutId = createHash('sha256').update(stateDir).digest('hex').slice(0, 8);
