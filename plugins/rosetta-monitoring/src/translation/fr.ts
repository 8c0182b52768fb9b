/** French messages of the monitoring pages, key by key. */
const fr = {
  'batch.title': 'Traitement Monitoring',
  'batch.description':
    'Ce qui charge et construit comment tournent et sont livrées les applications : ce qui s’est exécuté, ce qui s’exécute, ce qui a été rejeté, et qui a fait quoi.',
};

export default fr;
