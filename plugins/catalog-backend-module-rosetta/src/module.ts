import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { RosettaAnnotationsProcessor } from './RosettaAnnotationsProcessor.ts';

/** Teaches the catalog Rosetta's annotations. */
export const catalogModuleRosetta = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'rosetta',
  register(registration) {
    registration.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addProcessor(new RosettaAnnotationsProcessor());
      },
    });
  },
});
