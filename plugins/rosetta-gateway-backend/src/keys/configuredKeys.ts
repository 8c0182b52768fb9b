import type { Config } from '@backstage/config';
import type { JWK } from 'jose';

const parse = (text: string, index: number): JWK => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`rosetta.gateway.signingKeys[${index}] is no JSON: write the key as one JWK text.`); // never quote it
  }
};

/** The keys of `rosetta.gateway.signingKeys`, if any are configured. */
export const configuredKeys = (config: Config): JWK[] | undefined =>
  config.getOptionalStringArray('rosetta.gateway.signingKeys')?.map(parse);
