import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { TrustedIssuer } from '../auth/trustedIssuers.ts';

/** What a test may want to be different in a token. */
export interface TokenOptions {
  groups?: readonly string[];
  claims?: JWTPayload;
  typ?: string;
  expiresIn?: string;
}

/** An issuer of tokens as real as the corporate one, for one test file and one service. */
export const startTestIssuer = async (audience: string) => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' }] };
  const server = createServer((_req, res) =>
    res.setHeader('Content-Type', 'application/json').end(JSON.stringify(keys)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const trusted: TrustedIssuer = {
    issuer: url,
    jwksUri: `${url}/jwks`,
    audience,
    typ: 'at+jwt',
    algorithms: ['ES256'],
    groupsClaim: 'groups',
  };
  return {
    trusted,
    token: ({
      groups = ['GRP-ROSETTA-USERS'],
      claims,
      typ = 'at+jwt',
      expiresIn = '1m',
    }: TokenOptions = {}) =>
      new SignJWT({
        groups: [...groups],
        iss: url,
        aud: trusted.audience,
        sub: 'user:default/alice',
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'test', typ })
        .setIssuedAt()
        .setExpirationTime(expiresIn)
        .sign(privateKey),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
};
