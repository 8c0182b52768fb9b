import type { Identity } from '@rosetta/access';
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { Unauthenticated, Unavailable } from '../problems.ts';
import type { TrustedIssuer } from './trustedIssuers.ts';

/** Turns a token into the identity that a trusted issuer vouches for. */
export type VerifyToken = (token: string) => Promise<Identity>;

/** jose's errors that blame the token; any other means that the keys could not be had. */
const blamesToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  !['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID'].includes(error.code);

const issuerOf = (token: string): string | undefined => {
  try {
    return decodeJwt(token).iss;
  } catch (error) {
    throw new Unauthenticated('The token is not a JWT.', 'invalid_token', error);
  }
};

const sentenceFor = (error: unknown): string => {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed) return `The token has a wrong ${error.claim}.`;
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'The token is signed with an algorithm that is not allowed.';
  return 'The signature of the token cannot be verified.';
};

/** Some providers, AD FS among them, send a single group as a text. */
const groupsIn = (payload: JWTPayload, claim: string): string[] =>
  [payload[claim]].flat().filter((group) => typeof group === 'string');

const subjectIn = ({ sub }: JWTPayload): string => {
  if (typeof sub === 'string' && sub !== '') return sub;
  throw new Unauthenticated('The token has a wrong sub.', 'invalid_token');
};

/**
 * Verifies tokens of trusted issuers: signature, issuer, audience, type, algorithm, times.
 * Keys are fetched when first needed and kept; an issuer that is late or down heals by itself at the next call.
 */
export const createTokenVerifier = (issuers: readonly TrustedIssuer[]): VerifyToken => {
  const trusted = new Map(
    issuers.map((issuer) => [
      issuer.issuer,
      {
        ...issuer,
        keys: createRemoteJWKSet(new URL(issuer.jwksUri), {
          cooldownDuration: 5_000,
          timeoutDuration: 3_000,
        }),
      },
    ]),
  );
  return async (token) => {
    const name = issuerOf(token);
    const issuer = trusted.get(name ?? '');
    if (!issuer) throw new Unauthenticated('The issuer of the token is not trusted here.', 'invalid_token');
    try {
      const { payload } = await jwtVerify(token, issuer.keys, {
        issuer: issuer.issuer,
        audience: issuer.audience,
        typ: issuer.typ,
        algorithms: [...issuer.algorithms],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: 5, // clocks of two machines differ by a little
      });
      return { subject: subjectIn(payload), groups: groupsIn(payload, issuer.groupsClaim) };
    } catch (error) {
      if (error instanceof Unauthenticated) throw error;
      if (blamesToken(error)) throw new Unauthenticated(sentenceFor(error), 'invalid_token', error);
      throw new Unavailable(
        'issuer-down',
        'Issuer down',
        'The keys of the token issuer cannot be fetched; try again shortly.',
        { cause: error },
      );
    }
  };
};
