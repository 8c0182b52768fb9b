/**
 * What oasdiff lets pass and we do not, each with its reason; lines of its --severity-levels file.
 * What it only warns of is breaking here too: a server that refuses unknown parameters makes those warnings true.
 */
export const stricter: Readonly<Record<string, string>> = {
  'api-operation-id-removed': 'Generated clients are called by operationId: a new one is a removed method.',
  'response-optional-property-removed':
    'A caller that reads the property loses it, whether it was always there or not.',
  'response-non-success-status-removed':
    'A caller that handles a documented refusal by its status, such as 409 or 429, no longer meets it.',
  'optional-response-header-removed': 'A caller that pages or caches by a header loses it.',
  'response-required-property-removed-with-deprecation': 'Without a sunset date nobody could know when.',
  'request-parameter-removed-with-deprecation': 'Without a sunset date nobody could know when.',
  'request-property-removed-with-deprecation': 'Without a sunset date nobody could know when.',
};

/** What oasdiff says of removed operations and of the version's number; removal is judged by `removedOperations`. */
export const leftOut = /^(api-(path-)?removed-|api-version-)/;
