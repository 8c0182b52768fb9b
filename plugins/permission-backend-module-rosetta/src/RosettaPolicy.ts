import type { UserInfoService } from '@backstage/backend-plugin-api';
import { AuthorizeResult, type PolicyDecision } from '@backstage/plugin-permission-common';
import type { PermissionPolicy, PolicyQuery, PolicyQueryUser } from '@backstage/plugin-permission-node';
import { groupsOfRefs, holdsAnyRole, type AccessDirectory } from '@rosetta/access';
import { rolesFor } from './rolesFor.ts';

/**
 * Allows a permission to whoever holds one of its roles; everybody else is denied, the signed-out included.
 * It decides by role alone: which applications somebody may see is the services' question.
 */
export class RosettaPolicy implements PermissionPolicy {
  private readonly directory: AccessDirectory;
  private readonly userInfo: UserInfoService;

  constructor(directory: AccessDirectory, userInfo: UserInfoService) {
    this.directory = directory;
    this.userInfo = userInfo;
  }

  async handle({ permission }: PolicyQuery, user?: PolicyQueryUser): Promise<PolicyDecision> {
    if (!user) return { result: AuthorizeResult.DENY };
    const { userEntityRef, ownershipEntityRefs } = await this.userInfo.getUserInfo(user.credentials);
    const held = await this.directory.rolesOf({
      subject: userEntityRef,
      groups: groupsOfRefs(ownershipEntityRefs),
    });
    return {
      result: holdsAnyRole(held, rolesFor(permission)) ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
    };
  }
}
