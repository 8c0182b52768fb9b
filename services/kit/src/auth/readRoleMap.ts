import { readFileSync } from 'node:fs';
import { parseRoleMap, type RoleMap } from '@rosetta/access';
import { parse } from 'yaml';

/**
 * Reads which AD groups give which role from the platform configuration file.
 * @throws when the file is missing or its roles are wrong; a service must not start without knowing who may call it.
 */
export const readRoleMap = (path: string): RoleMap => {
  let config: unknown;
  try {
    config = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`PLATFORM_CONFIG=${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  return parseRoleMap((config as { roles?: unknown } | null)?.roles);
};
