import type { AccessDirectory } from './directory.ts';
import type { RoleMap } from './roleMap.ts';
import { isRole, type Role } from './roles.ts';
import { allApplications } from './scope.ts';

/**
 * An access directory that reads roles from the AD groups of the token.
 * Group names are compared without case, as Active Directory does. Every admin role implies Rosetta_User.
 */
export const tokenGroupsDirectory = (roleMap: RoleMap): AccessDirectory => {
  const rolesByGroup = new Map<string, Role[]>();
  for (const [role, groups] of Object.entries(roleMap)) {
    if (!isRole(role)) continue;
    for (const group of groups) {
      const key = group.toLowerCase();
      rolesByGroup.set(key, [...(rolesByGroup.get(key) ?? []), role]);
    }
  }
  return {
    rolesOf: async ({ groups }) => {
      const held = new Set(groups.flatMap((group) => rolesByGroup.get(group.toLowerCase()) ?? []));
      if (held.size > 0) held.add('Rosetta_User');
      return held;
    },
    // Until the referential says who owns what, whoever may read costs may read those of every application.
    scopeOf: async () => allApplications,
  };
};
