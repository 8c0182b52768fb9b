import type { HttpAuthService, UserInfoService } from '@backstage/backend-plugin-api';
import { groupsOfRefs, type AccessDirectory } from '@rosetta/access';
import type { RequestHandler } from 'express';
import { localsOf } from '../locals.ts';
import { GatewayProblem } from '../problem.ts';

/** What `identity` needs: the portal's token check, its user information, and the roles. */
export type IdentityOptions = {
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  directory: AccessDirectory;
};

const unauthenticated = (cause: unknown) =>
  new GatewayProblem('unauthenticated', 'Sign in to the portal, then send its token as a bearer token.', {
    cause,
    headers: { 'WWW-Authenticate': 'Bearer' },
  });

/** Says who calls, from the portal's token alone. Headers that claim an identity are never read. */
export const identity =
  ({ httpAuth, userInfo, directory }: IdentityOptions): RequestHandler =>
  async (req, res, next) => {
    try {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] }).catch((error) => {
        throw unauthenticated(error);
      });
      const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
      const groups = groupsOfRefs(ownershipEntityRefs);
      const roles = await directory.rolesOf({ subject: userEntityRef, groups });
      localsOf(res).caller = { subject: userEntityRef, groups, roles };
      next();
    } catch (error) {
      next(error);
    }
  };
