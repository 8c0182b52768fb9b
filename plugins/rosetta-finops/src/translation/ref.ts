import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './en';

/** The words of the cost dashboard; French is loaded when the portal speaks it. */
export const finopsTranslationRef = createTranslationRef({
  id: 'plugin.rosetta-finops',
  messages: en,
  translations: { fr: () => import('./fr') },
});
