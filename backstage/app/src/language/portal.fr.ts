import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from './portalTranslation.ts';

export default createTranslationMessages({
  ref: portalTranslationRef,
  full: true,
  messages: {
    'nav.costs': 'Coûts',
    'nav.finopsBatch': 'Batch FinOps',
    'nav.monitoringBatch': 'Batch Monitoring',
    'nav.apis': 'API',
    'nav.catalog': 'Catalogue',
    'nav.settings': 'Paramètres',
    'apis.frame': 'Les API pour les autres équipes',
    'apis.alone': 'Ouvrir dans un onglet à part',
    'signIn.promise':
      'Ce que coûtent les applications, comment elles tournent, comment elles sont livrées et à qui elles sont.',
    'signIn.button': 'Se connecter',
    'signIn.checking': 'Vérification de votre session…',
    'signIn.failed': 'La connexion n’a pas abouti : {{reason}}',
    'signIn.retry': 'Réessayer',
  },
});
