import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Caller } from '../locals.ts';
import type { SigningKeys } from './signingKeys.ts';

/** Issues tokens that let the gateway call a service in somebody's name. */
export type ServiceTokens = {
  issue: (caller: Pick<Caller, 'subject' | 'groups'>, audience: string) => Promise<string>;
};

/** Own type: a token of another purpose, signed by the same key one day, must not pass for one of these. */
const tokenType = 'rosetta-service+jwt';

/** Long enough for one request and its retries; too short to be worth stealing. */
const lifetimeSeconds = 60;

/** Signs tokens of 60 seconds, each for one service. */
export const serviceTokens = ({ kid, privateKey }: SigningKeys, issuer: string): ServiceTokens => ({
  issue: ({ subject, groups }, audience) =>
    new SignJWT({ groups: [...groups] })
      .setProtectedHeader({ alg: 'ES256', kid, typ: tokenType })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${lifetimeSeconds}s`)
      .sign(privateKey),
});
