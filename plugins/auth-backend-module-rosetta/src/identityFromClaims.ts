import { AuthenticationError } from '@backstage/errors';
import { groupRef } from '@rosetta/access';

/** Who somebody is to the portal: one user reference, and one group reference per AD group. */
export type RosettaIdentity = { userEntityRef: string; ownershipEntityRefs: string[] };

/** Encoded, not replaced: two names must never become one person. */
const userRef = (name: string) =>
  `user:default/${name
    .trim()
    .toLowerCase()
    .replace(/[%:/\s]/g, encodeURIComponent)}`;

const nameOf = ({ preferred_username, sub }: Record<string, unknown>): string => {
  const name = [preferred_username, sub].find((value) => typeof value === 'string' && value.trim());
  if (typeof name === 'string') return name;
  throw new AuthenticationError(
    'The identity provider sent neither preferred_username nor sub: release one of them to the portal.',
  );
};

/** Some providers send a single group as a text. Any other shape is refused, never guessed: groups open doors. */
const groupsOf = ({ groups }: Record<string, unknown>): string[] => {
  const list = Array.isArray(groups) ? groups : [groups ?? []].flat();
  if (list.every((group) => typeof group === 'string')) return list.filter((group) => group.trim());
  throw new AuthenticationError(
    'The identity provider sent a groups claim that is not a list of names: release AD group names to the portal.',
  );
};

/**
 * Turns OIDC claims into an identity: `user:default/<name>` and `group:default/<lower-case AD group>`.
 * @throws AuthenticationError when the claims name nobody, or the groups are not names.
 */
export const identityFromClaims = (claims: Record<string, unknown>): RosettaIdentity => ({
  userEntityRef: userRef(nameOf(claims)),
  ownershipEntityRefs: [...new Set(groupsOf(claims).map(groupRef))],
});
