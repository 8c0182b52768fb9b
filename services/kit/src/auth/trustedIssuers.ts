/** An issuer whose tokens a service trusts, and what such a token must look like. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: string;
  readonly typ: string;
  readonly algorithms: readonly string[];
  readonly groupsClaim: string;
}

const texts = ['issuer', 'jwksUri', 'audience', 'typ', 'groupsClaim'] as const;
/** Signatures that only the issuer can make; a shared secret or none would let anyone sign. */
const asymmetric = /^(ES(256|384|512)|RS(256|384|512)|PS(256|384|512)|EdDSA|Ed25519)$/;

/**
 * Reads TRUSTED_ISSUERS, a JSON list.
 * @throws naming the entry and key that are wrong; a service never starts with half of its locks.
 */
export const parseTrustedIssuers = (json: string | undefined): TrustedIssuer[] => {
  let list: unknown;
  try {
    list = JSON.parse(json ?? '');
  } catch {
    throw new Error('TRUSTED_ISSUERS must be a JSON list of issuers; see services/kit/README.md.');
  }
  if (!Array.isArray(list) || list.length === 0)
    throw new Error('TRUSTED_ISSUERS must list at least one issuer.');
  const seen = new Set<unknown>();
  return list.map((entry: Record<string, unknown>, index) => {
    const wrong = (key: string, must: string) =>
      new Error(`TRUSTED_ISSUERS[${index}].${key} must be ${must}.`);
    for (const key of texts) {
      if (typeof entry?.[key] !== 'string' || entry[key] === '') throw wrong(key, 'a text');
    }
    // A token names its issuer only: with two entries of one name, which rules hold would depend on their order.
    if (seen.has(entry.issuer)) throw wrong('issuer', 'listed once');
    seen.add(entry.issuer);
    if (!URL.canParse(entry.jwksUri as string)) throw wrong('jwksUri', 'a URL');
    const algorithms = entry.algorithms;
    if (
      !Array.isArray(algorithms) ||
      algorithms.length === 0 ||
      !algorithms.every((one) => asymmetric.test(String(one)))
    ) {
      throw wrong('algorithms', 'a list of asymmetric algorithms such as ES256');
    }
    return entry as unknown as TrustedIssuer;
  });
};
