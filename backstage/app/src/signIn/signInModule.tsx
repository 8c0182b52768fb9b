import { OAuth2 } from '@backstage/core-app-api';
import {
  ApiBlueprint,
  configApiRef,
  createFrontendModule,
  discoveryApiRef,
  oauthRequestApiRef,
} from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { RosettaMark } from '../brand/RosettaMark.tsx';
import { oidcAuthApiRef } from './oidcAuthApiRef.ts';

const oidcAuthApi = ApiBlueprint.make({
  name: 'rosetta-oidc',
  params: (defineParams) =>
    defineParams({
      api: oidcAuthApiRef,
      deps: { discoveryApi: discoveryApiRef, oauthRequestApi: oauthRequestApiRef, configApi: configApiRef },
      factory: (deps) =>
        OAuth2.create({
          ...deps,
          environment: deps.configApi.getString('auth.environment'),
          provider: { id: 'oidc', title: 'OpenID Connect', icon: () => <RosettaMark size={24} /> },
          defaultScopes: ['openid', 'profile', 'email'],
        }),
    }),
});

const signInPage = SignInPageBlueprint.make({
  params: { loader: async () => (await import('./RosettaSignInPage.tsx')).RosettaSignInPage },
});

/** Sign-in at the corporate OIDC provider, and nowhere else: there is no guest. */
export const signInModule = createFrontendModule({ pluginId: 'app', extensions: [oidcAuthApi, signInPage] });
