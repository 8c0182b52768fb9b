import { createBackendPlugin } from '@backstage/backend-plugin-api';
export const gatewayPlugin = createBackendPlugin({
  pluginId: 'rosetta',
  register(r) {
    r.registerInit({ deps: {}, async init() {} });
  },
});
