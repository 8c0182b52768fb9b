import type { Permission } from '@backstage/plugin-permission-common';
import type { Role } from '@rosetta/access';

/** Reading that stays with administrators, since it shows where the catalog comes from. */
const adminReads = new Set(['catalog.location.read', 'catalog.location.analyze', 'catalog.ingestion.read']);

/** Where an admin role of one domain suffices: permission name prefix -> role beside Rosetta_Admin. */
const domainAdmins: readonly (readonly [prefix: string, role: Role])[] = [
  ['rosetta.finops.', 'Rosetta_FinOps_Admin'],
  ['rosetta.referentiel.', 'Rosetta_Referentiel_Admin'],
];

/** The roles of which one is needed for a permission: reading is for users, all else for administrators. */
export const rolesFor = ({ name, attributes }: Permission): readonly Role[] => {
  if (attributes.action === 'read' && !adminReads.has(name)) return ['Rosetta_User', 'Rosetta_Admin'];
  const domain = domainAdmins.find(([prefix]) => name.startsWith(prefix));
  return domain ? [domain[1], 'Rosetta_Admin'] : ['Rosetta_Admin'];
};
