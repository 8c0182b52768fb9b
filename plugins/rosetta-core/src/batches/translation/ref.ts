import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './en';

/** The words of the batch pages; French is loaded when the portal speaks it. */
export const batchesTranslationRef = createTranslationRef({
  id: 'rosetta-core.batches',
  messages: en,
  translations: { fr: () => import('./fr') },
});
