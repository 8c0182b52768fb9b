import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';

/** The rooms of the house, most specific first; a file belongs to the first that matches. */
const rooms = [
  { type: 'openapi-engine', pattern: 'openapi/engine' },
  { type: 'transforms-engine', pattern: 'transforms/engine' },
  { type: 'loaders-engine', pattern: 'loaders/engine' },
  { type: 'loader', pattern: 'loaders' },
  { type: 'generated', pattern: 'generated' },
  { type: 'access', pattern: 'services/access' },
  { type: 'kit', pattern: 'services/kit' },
  { type: 'service', pattern: 'services/*', capture: ['name'] },
  { type: 'core-plugin', pattern: 'plugins/rosetta-core' },
  { type: 'plugin', pattern: 'plugins/*', capture: ['name'] },
  { type: 'portal', pattern: 'backstage/*', capture: ['name'] },
  { type: 'scripts', pattern: 'scripts' },
].map((room) => ({ ...room, mode: 'folder' }));

/** Who may import whom: plugins -> generated clients -> gateway -> services -> marts <- transforms <- staging <- loaders. */
const mayImport = {
  'openapi-engine': [],
  'transforms-engine': [],
  'loaders-engine': [],
  loader: ['loaders-engine'],
  generated: [],
  access: [],
  kit: ['access'],
  service: ['kit', 'access', 'generated'],
  'core-plugin': [],
  plugin: ['generated', 'access', 'core-plugin'],
  portal: ['plugin', 'core-plugin', 'portal'],
  scripts: rooms.map((room) => room.type).filter((type) => type !== 'plugin' && type !== 'core-plugin' && type !== 'portal'),
};
