import { isRole, roles, type Role } from './roles.ts';

/** The AD groups that give each role, as `roles:` of the platform configuration says. */
export type RoleMap = Readonly<Partial<Record<Role, readonly string[]>>>;

const isGroupList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((group) => typeof group === 'string' && group.trim() !== '');

/**
 * Reads `roles:` of the platform configuration.
 * @throws when a role is unknown or its groups are not a list of names: a typing error must not open or close a door.
 */
export const parseRoleMap = (value: unknown): RoleMap => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('Platform configuration: `roles` must map a role to a list of AD groups.');
  }
  for (const [role, groups] of Object.entries(value)) {
    if (!isRole(role)) {
      throw new Error(
        `Platform configuration: \`roles.${role}\` is no role; use one of ${roles.join(', ')}.`,
      );
    }
    if (!isGroupList(groups)) {
      throw new Error(`Platform configuration: \`roles.${role}\` must be a list of AD group names.`);
    }
  }
  return value as RoleMap;
};
