import type { OidcAuthResult } from '@backstage/plugin-auth-backend-module-oidc-provider';
import type { OAuthAuthenticatorResult, SignInResolver } from '@backstage/plugin-auth-node';
import { identityFromClaims } from './identityFromClaims.ts';

/** Issues a Backstage identity from the provider's claims alone: the catalog needs no user of that name. */
export const signInWithGroups: SignInResolver<OAuthAuthenticatorResult<OidcAuthResult>> = async (
  info,
  context,
) => {
  const { userinfo, tokenset } = info.result.fullProfile;
  const { userEntityRef, ownershipEntityRefs } = identityFromClaims({ ...tokenset.claims(), ...userinfo });
  return context.issueToken({ claims: { sub: userEntityRef, ent: [userEntityRef, ...ownershipEntityRefs] } });
};
