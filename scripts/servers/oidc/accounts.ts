/** Someone who can sign in at the local identity provider. The password is the name: it never leaves this machine. */
export type Account = { name: string; fullName: string; groups: string[] };

const users = 'GRP-ROSETTA-USERS';

/** The accounts of the local identity provider, with AD-style groups. `outsider` has no Rosetta group. */
export const accounts: Account[] = [
  { name: 'user', fullName: 'Uma User', groups: [users] },
  { name: 'finops-admin', fullName: 'Fanny FinOps', groups: [users, 'GRP-ROSETTA-FINOPS-ADMINS'] },
  { name: 'ref-admin', fullName: 'Remi Referentiel', groups: [users, 'GRP-ROSETTA-REF-ADMINS'] },
  { name: 'admin', fullName: 'Ada Admin', groups: [users, 'GRP-ROSETTA-ADMINS'] },
  { name: 'outsider', fullName: 'Otto Outsider', groups: ['GRP-STAFF'] },
];

/** The account of this name, if any. */
export const findAccount = (name: string): Account | undefined =>
  accounts.find((account) => account.name === name);

/** Whether this is the account's password. */
export const passwordMatches = (account: Account, password: string): boolean => password === account.name;
