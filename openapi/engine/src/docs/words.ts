/** A language in which the site's own words exist. */
export type Language = 'en' | 'fr';

/** The words of the frame around pages; what pages say is the caller's. */
export const words = {
  en: {
    skip: 'Skip to the content',
    hint: 'Search',
    search: 'Find an operation, a parameter or a field',
    found: 'Found:',
    nothing: 'Nothing found.',
    home: 'Start',
    reference: 'Reference',
    changes: 'Changes',
    apis: 'APIs',
    version: 'Version',
    downloads: 'Download',
    other: 'Français',
  },
  fr: {
    skip: 'Aller au contenu',
    hint: 'Chercher',
    search: 'Chercher une opération, un paramètre ou un champ',
    found: 'Trouvé :',
    nothing: 'Aucun résultat.',
    home: 'Accueil',
    reference: 'Référence',
    changes: 'Changements',
    apis: 'API',
    version: 'Version',
    downloads: 'Télécharger',
    other: 'English',
  },
} as const;
