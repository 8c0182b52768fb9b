import { ContractError } from '../options.ts';

/**
 * Tells OpenAPI 3.0 from 3.1.
 * @throws ContractError for anything else, in one sentence that names what it is and what to do.
 */
export const versionOf = (document: unknown, spec: string): '3.0' | '3.1' => {
  const { openapi, swagger } = (typeof document === 'object' && document !== null ? document : {}) as {
    openapi?: unknown;
    swagger?: unknown;
  };
  const version = String(openapi);
  if (/^3\.0\.\d/.test(version)) return '3.0';
  if (/^3\.1\.\d/.test(version)) return '3.1';
  if (swagger !== undefined)
    throw new ContractError(
      `${spec} is Swagger ${String(swagger)}; convert it to OpenAPI 3.0 or 3.1 first, for example with swagger2openapi.`,
      [],
    );
  throw new ContractError(
    openapi === undefined
      ? `${spec} is no OpenAPI document: its first level has no "openapi".`
      : `${spec} is OpenAPI ${version}; 3.0 and 3.1 are read, written as "3.0.3" or "3.1.1".`,
    [],
  );
};
