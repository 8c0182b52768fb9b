import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './en';

/** The words of the monitoring pages; French is loaded when the portal speaks it. */
export const monitoringTranslationRef = createTranslationRef({
  id: 'plugin.rosetta-monitoring',
  messages: en,
  translations: { fr: () => import('./fr') },
});
