import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './en';

/** The words of the shared components; French is loaded when the portal speaks it. */
export const coreTranslationRef = createTranslationRef({
  id: 'rosetta-core',
  messages: en,
  translations: { fr: () => import('./fr') },
});
