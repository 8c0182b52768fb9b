import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Knex } from 'knex';

const makeKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID() };
};

/** The one key in the plugin's database; the first replica to ask makes it, so that all of them sign with the same. */
export const storedKey = async (database: Knex): Promise<JWK> => {
  const find = () => database<{ jwk: JWK }>('signing_key').first('jwk');
  const known = await find();
  if (known) return known.jwk;
  await database('signing_key')
    .insert({ slot: 'current', jwk: JSON.stringify(await makeKey()) })
    .onConflict('slot')
    .ignore();
  const made = await find(); // read back: another replica may have been first
  if (!made)
    throw new Error(
      'The signing key vanished from the signing_key table while the portal started: start it again.',
    );
  return made.jwk;
};
