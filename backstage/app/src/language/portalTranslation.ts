import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** The texts of the portal's own frame, in English; French stands in `portal.fr.ts`. */
export const portalTranslationRef = createTranslationRef({
  id: 'app.rosetta',
  messages: {
    'nav.costs': 'Costs',
    'nav.finopsBatch': 'FinOps batch',
    'nav.monitoringBatch': 'Monitoring batch',
    'nav.apis': 'APIs',
    'nav.catalog': 'Catalog',
    'nav.settings': 'Settings',
    'apis.frame': 'The APIs for other teams',
    'apis.alone': 'Open in a tab of its own',
    'signIn.promise': 'What applications cost, how they run, how well they are delivered and whose they are.',
    'signIn.button': 'Sign in',
    'signIn.checking': 'Checking your session…',
    'signIn.failed': 'Sign-in did not work: {{reason}}',
    'signIn.retry': 'Try again',
  },
});
