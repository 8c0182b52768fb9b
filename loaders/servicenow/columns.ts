import { timestamptz } from '@rosetta/loaders-engine';

/** No value is an empty text here. */
export const servicenowNulls = [''];

/** Where a field's stored value stands: references, and every field of an export with display values, wrap it as `{ value, display_value, link }`. */
export const stored = (name: string): [string, string] => [`payload.${name}.value`, `payload.${name}`];

/** An instant as ServiceNow stores it, in UTC. */
export const instant = (name: string) => timestamptz(...stored(name)).format('yyyy-MM-dd HH:mm:ss');
