import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { parseRoleMap, tokenGroupsDirectory } from '@rosetta/access';
import { RosettaPolicy } from './RosettaPolicy.ts';

/** Decides who may do what in the portal, from the Rosetta roles in `rosetta.roles`. */
export const permissionModuleRosetta = createBackendModule({
  pluginId: 'permission',
  moduleId: 'rosetta',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        userInfo: coreServices.userInfo,
        policy: policyExtensionPoint,
      },
      async init({ config, userInfo, policy }) {
        const directory = tokenGroupsDirectory(parseRoleMap(config.get('rosetta.roles')));
        policy.setPolicy(new RosettaPolicy(directory, userInfo));
      },
    });
  },
});
