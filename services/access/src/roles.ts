/** The four roles of Rosetta, weakest first. */
export const roles = [
  'Rosetta_User',
  'Rosetta_FinOps_Admin',
  'Rosetta_Referentiel_Admin',
  'Rosetta_Admin',
] as const;

/** The name of a Rosetta role. */
export type Role = (typeof roles)[number];

/** Tells whether a text is the name of a Rosetta role. */
export const isRole = (name: unknown): name is Role => (roles as readonly unknown[]).includes(name);
