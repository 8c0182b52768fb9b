/** The first line of every generated script. */
export const banner = '// Written by the contract generator from the OpenAPI spec; edit the spec instead.';
