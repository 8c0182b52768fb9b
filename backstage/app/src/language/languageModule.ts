import {
  AppRootElementBlueprint,
  createFrontendModule,
  createTranslationMessages,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings/alpha';
import { createElement } from 'react';
import { DocumentLanguage } from './DocumentLanguage.tsx';
import { portalTranslationRef } from './portalTranslation.ts';

const french = [
  createTranslationResource({
    ref: portalTranslationRef,
    translations: { fr: () => import('./portal.fr.ts') },
  }),
  createTranslationResource({
    ref: userSettingsTranslationRef,
    translations: { fr: () => import('./userSettings.fr.ts') },
  }),
  createTranslationResource({
    ref: catalogTranslationRef,
    translations: { fr: () => import('./catalog.fr.ts') },
  }),
  createTranslationResource({
    ref: catalogReactTranslationRef,
    translations: { fr: () => import('./catalogReact.fr.ts') },
  }),
];

/** Where a plugin speaks of Backstage, in English too. */
const english = [
  createTranslationMessages({
    ref: userSettingsTranslationRef,
    messages: {
      'identityCard.title': 'Identity',
      'identityCard.userEntity': 'User',
      'identityCard.ownershipEntities': 'Groups',
    },
  }),
];

const documentLanguage = AppRootElementBlueprint.make({
  name: 'document-language',
  params: { element: createElement(DocumentLanguage) },
});

/** French for the portal's frame and for the plugins that come in English only. What is not translated here shows in English. */
export const languageModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    documentLanguage,
    ...french.map((resource) =>
      TranslationBlueprint.make({ name: `${resource.id}-fr`, params: { resource } }),
    ),
    ...english.map((resource) =>
      TranslationBlueprint.make({ name: `${resource.id}-en`, params: { resource } }),
    ),
  ],
});
