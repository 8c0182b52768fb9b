import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';

/** Where the checkout begins. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Tools fetched once per checkout; `make clean` keeps them. */
export const toolsDir = join(root, '.tools');

/** Everything that the demo knows and holds; `make clean` deletes it. */
export const stateDir = join(root, '.rosetta');

/** Eight letters that tell this checkout from its neighbours, for names outside of it (containers, /var/tmp). */
export const checkoutId = createHash('sha256').update(root).digest('hex').slice(0, 8);
