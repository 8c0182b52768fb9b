import { coreServices, createBackendPlugin, resolvePackagePath } from '@backstage/backend-plugin-api';
import { parseRoleMap, tokenGroupsDirectory } from '@rosetta/access';
import { configuredKeys } from './keys/configuredKeys.ts';
import { serviceTokens } from './keys/serviceTokens.ts';
import { signingKeys } from './keys/signingKeys.ts';
import { storedKey } from './keys/storedKey.ts';
import { readServices } from './readServices.ts';
import { createRouter } from './router.ts';
import { contracts } from './services.ts';
import { createUpstream } from './upstream/upstream.ts';

const migrations = resolvePackagePath('@rosetta/plugin-rosetta-gateway-backend', 'migrations');

/** The unified proxy between the portal and Rosetta's services, at `/api/rosetta`. */
export const gatewayPlugin = createBackendPlugin({
  pluginId: 'rosetta',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
        userInfo: coreServices.userInfo,
      },
      async init({ config, database, discovery, httpAuth, httpRouter, lifecycle, logger, userInfo }) {
        const stored = async () => {
          const client = await database.getClient();
          if (!database.migrations?.skip) await client.migrate.latest({ directory: migrations });
          return [await storedKey(client)];
        };
        const keys = await signingKeys(configuredKeys(config) ?? (await stored()));
        const services = readServices(config, contracts).map((service) => ({
          service,
          upstream: createUpstream(),
        }));
        // The root's, since plugins are shut down while the portal still answers; calls under way end first.
        lifecycle.addShutdownHook(() =>
          Promise.all(services.map(({ upstream }) => upstream.close())).then(() => undefined),
        );
        httpRouter.use(
          createRouter({
            services,
            keys,
            docs: config.getOptionalString('rosetta.docs.folder'),
            tokens: serviceTokens(keys, await discovery.getExternalBaseUrl('rosetta')),
            directory: tokenGroupsDirectory(parseRoleMap(config.get('rosetta.roles'))),
            httpAuth,
            userInfo,
            logger,
          }),
        );
        // The gateway asks for the token itself: Backstage's own refusal would not be problem+json.
        httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
      },
    });
  },
});
