import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Unauthenticated, Unavailable } from '../problems.ts';
import { parseTrustedIssuers, type TrustedIssuer } from './trustedIssuers.ts';
import { createTokenVerifier } from './verifyToken.ts';

const keys = await generateKeyPair('ES256');
const others = await generateKeyPair('ES256');
let up = false;
let server: Server;
let issuer: TrustedIssuer;

beforeAll(async () => {
  const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'ES256' }] };
  server = createServer((_req, res) => void (up ? res.end(JSON.stringify(jwks)) : res.writeHead(503).end()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  issuer = {
    issuer: url,
    jwksUri: `${url}/jwks`,
    audience: 'api',
    typ: 'at+jwt',
    algorithms: ['ES256'],
    groupsClaim: 'groups',
  };
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const token = (claims: object = {}, key = keys.privateKey) =>
  new SignJWT({
    iss: issuer.issuer,
    aud: 'api',
    sub: 'alice',
    groups: ['A', 1],
    exp: Math.floor(Date.now() / 1000) + 60,
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'at+jwt' })
    .sign(key);

describe('token verification', () => {
  it('is unavailable while the issuer is down, and heals by itself', async () => {
    const verify = createTokenVerifier([issuer]);
    up = false;
    await expect(verify(await token())).rejects.toThrow(Unavailable);
    up = true;
    await expect(verify(await token())).resolves.toEqual({ subject: 'alice', groups: ['A'] });
  });

  it('reads a single group that is sent as a text', async () => {
    up = true;
    const { groups } = await createTokenVerifier([issuer])(await token({ groups: 'A' }));
    expect(groups).toEqual(['A']);
  });

  it.each([
    [
      'signed by another key',
      async () => token({}, others.privateKey),
      'signature of the token cannot be verified',
    ],
    ['without subject', async () => token({ sub: undefined }), 'wrong sub'],
    ['of a subject that is no text', async () => token({ sub: { name: 'alice' } }), 'wrong sub'],
    ['without end', async () => token({ exp: undefined }), 'wrong exp'],
    ['not valid yet', async () => token({ nbf: Math.floor(Date.now() / 1000) + 60 }), 'wrong nbf'],
    [
      'unsigned',
      async () =>
        `${btoa('{"alg":"none","typ":"at+jwt"}')}.${btoa(JSON.stringify({ iss: issuer.issuer }))}.`.replaceAll(
          '=',
          '',
        ),
      'algorithm that is not allowed',
    ],
  ])('refuses a token %s', async (_name, make, detail) => {
    up = true;
    const refused = createTokenVerifier([issuer])(await make());
    await expect(refused).rejects.toThrow(Unauthenticated);
    await expect(refused).rejects.toThrow(detail);
  });
});

describe('TRUSTED_ISSUERS', () => {
  const good = {
    issuer: 'i',
    jwksUri: 'https://i/jwks',
    audience: 'a',
    typ: 't',
    algorithms: ['ES256'],
    groupsClaim: 'g',
  };
  it('is read as it is', () => expect(parseTrustedIssuers(JSON.stringify([good]))).toEqual([good]));
  it.each([
    [undefined, 'must be a JSON list'],
    ['[]', 'at least one issuer'],
    [JSON.stringify([{ ...good, audience: '' }]), '[0].audience must be a text'],
    [JSON.stringify([good, { ...good, typ: 'u' }]), '[1].issuer must be listed once'],
    [JSON.stringify([good, { ...good, issuer: 'j', jwksUri: 'nowhere' }]), '[1].jwksUri must be a URL'],
    [JSON.stringify([{ ...good, algorithms: ['HS256'] }]), '[0].algorithms must be a list of asymmetric'],
    [JSON.stringify([{ ...good, algorithms: ['none'] }]), '[0].algorithms must be a list of asymmetric'],
  ])('is refused as %s', (text, message) => {
    expect(() => parseTrustedIssuers(text)).toThrow(message);
  });
});
