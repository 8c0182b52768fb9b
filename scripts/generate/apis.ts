import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '@rosetta/access';
import type { ApiOptions } from '@rosetta/openapi-engine';
import { root } from '../servers/paths.ts';

/** What Rosetta calls its extensions; the engine is told, it does not know. */
export const extensions = { roles: 'x-rosetta-roles', column: 'x-rosetta-column' };

const api = (name: string, clientName: string): ApiOptions => ({
  spec: join(root, 'openapi', name, 'openapi.yaml'),
  out: join(root, 'generated', name),
  clientName,
  extensions,
  roles,
});

/** The APIs that are generated, each from its folder in openapi/. */
export const apis: readonly ApiOptions[] = [
  api('finops-api', 'createFinopsClient'),
  api('monitoring-api', 'createMonitoringClient'),
];

/** The specs of the APIs that are only called, by the name of their folder in openapi/sources/. */
export const sourceSpecs = (): Map<string, string> =>
  new Map(
    readdirSync(join(root, 'openapi/sources'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, join(root, 'openapi/sources', name, 'openapi.yaml')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
