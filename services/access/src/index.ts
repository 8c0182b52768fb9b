export { holdsAnyRole, type AccessDirectory, type Identity } from './directory.ts';
export { groupRef, groupsOfRefs } from './groupRef.ts';
export { isRole, roles, type Role } from './roles.ts';
export { parseRoleMap, type RoleMap } from './roleMap.ts';
export { allApplications, scopeKey, type Scope } from './scope.ts';
export { tokenGroupsDirectory } from './tokenGroupsDirectory.ts';
