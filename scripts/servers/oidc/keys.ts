import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** What signs tokens and cookies. Kept by the demo, so that a restart leaves what was issued valid. */
export type OidcKeys = { jwks: { keys: JWK[] }; cookies: string[] };

const make = async (alg: 'RS256' | 'ES256'): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    ...(await exportJWK(privateKey)),
    alg,
    use: 'sig',
    kid: `${alg}-${randomBytes(6).toString('hex')}`,
  };
};

/** Makes new keys: RS256 for identity tokens, ES256 for access tokens. */
export const makeKeys = async (): Promise<OidcKeys> => ({
  jwks: { keys: await Promise.all([make('RS256'), make('ES256')]) },
  cookies: [randomBytes(32).toString('hex')],
});
