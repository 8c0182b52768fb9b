import { createBackendModule } from '@backstage/backend-plugin-api';
import { oidcAuthenticator } from '@backstage/plugin-auth-backend-module-oidc-provider';
import { authProvidersExtensionPoint, createOAuthProviderFactory } from '@backstage/plugin-auth-node';
import { healingAuthenticator } from './healingAuthenticator.ts';
import { signInWithGroups } from './signInWithGroups.ts';

/** Signs people in at the corporate OIDC provider, with their AD groups and no catalog user. */
export const authModuleRosetta = createBackendModule({
  pluginId: 'auth',
  moduleId: 'rosetta',
  register(registration) {
    registration.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'oidc',
          factory: createOAuthProviderFactory({
            authenticator: healingAuthenticator(oidcAuthenticator),
            signInResolver: signInWithGroups,
          }),
        });
      },
    });
  },
});
