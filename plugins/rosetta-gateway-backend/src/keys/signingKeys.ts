import { importJWK, type CryptoKey, type JSONWebKeySet, type JWK } from 'jose';

/** The key that signs now, and the public halves of every key whose tokens may still be about. */
export type SigningKeys = { kid: string; privateKey: CryptoKey; jwks: JSONWebKeySet };

/** Leaves only the public half: a new private member of JWK would be left out too. */
const publicHalf = ({ kty, crv, x, y, kid }: JWK): JWK => ({ kty, crv, x, y, kid, alg: 'ES256', use: 'sig' });

/**
 * Prepares keys for signing: the first signs, all are published.
 * @throws when a key is not a private ES256 key with a kid; the message never holds the key.
 */
export const signingKeys = async (keys: readonly JWK[]): Promise<SigningKeys> => {
  keys.forEach((key, index) => {
    if (key.kty !== 'EC' || key.crv !== 'P-256' || !key.d || !key.kid) {
      throw new Error(
        `rosetta.gateway.signingKeys[${index}] is no private P-256 key with a kid: make one as the plugin's README says.`,
      );
    }
  });
  const [first] = keys;
  if (!first?.kid) throw new Error('rosetta.gateway.signingKeys is empty: give it a key, or leave it out.');
  // Every key is imported, so that a damaged one stops the start and not the first caller after a rotation.
  const [privateKey] = await Promise.all(keys.map((key) => importJWK({ ...key, alg: 'ES256' }, 'ES256')));
  return { kid: first.kid, privateKey: privateKey as CryptoKey, jwks: { keys: keys.map(publicHalf) } };
};
