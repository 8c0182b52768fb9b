import { allApplications, holdsAnyRole, parseRoleMap, scopeKey, tokenGroupsDirectory } from './index.ts';

const directory = tokenGroupsDirectory(
  parseRoleMap({
    Rosetta_User: ['GRP-ROSETTA-USERS'],
    Rosetta_FinOps_Admin: ['GRP-ROSETTA-FINOPS-ADMINS'],
    Rosetta_Admin: ['GRP-ROSETTA-ADMINS', 'GRP-OPS'],
  }),
);
const rolesOf = async (...groups: string[]) =>
  [...(await directory.rolesOf({ subject: 'someone', groups }))].sort();

describe('tokenGroupsDirectory', () => {
  it('gives the role of each group, whatever its case', async () => {
    expect(await rolesOf('grp-rosetta-users')).toEqual(['Rosetta_User']);
  });
  it('lets every admin role imply Rosetta_User', async () => {
    expect(await rolesOf('GRP-ROSETTA-FINOPS-ADMINS')).toEqual(['Rosetta_FinOps_Admin', 'Rosetta_User']);
    expect(await rolesOf('GRP-OPS')).toEqual(['Rosetta_Admin', 'Rosetta_User']);
  });
  it('gives nothing to a caller of other groups, or of none', async () => {
    expect(await rolesOf('GRP-STAFF')).toEqual([]);
    expect(await rolesOf()).toEqual([]);
  });
  it('lets everybody see every application until the referential says otherwise', async () => {
    expect(await directory.scopeOf({ subject: 'someone', groups: [] })).toEqual(allApplications);
  });
});

describe('parseRoleMap', () => {
  it('refuses a role that does not exist, by name', () => {
    expect(() => parseRoleMap({ Rosetta_Usr: ['A'] })).toThrow('`roles.Rosetta_Usr` is no role');
  });
  it.each([[{ Rosetta_User: 'A' }], [{ Rosetta_User: [''] }], [{ Rosetta_User: [1] }]])(
    'refuses %j',
    (value) => {
      expect(() => parseRoleMap(value)).toThrow('must be a list of AD group names');
    },
  );
  it.each([[null], [[]], ['x']])('refuses %j', (value) => {
    expect(() => parseRoleMap(value)).toThrow('must map a role');
  });
});

describe('small helpers', () => {
  it('asks for one of the wanted roles', () => {
    expect(holdsAnyRole(new Set(['Rosetta_User']), ['Rosetta_Admin', 'Rosetta_User'])).toBe(true);
    expect(holdsAnyRole(new Set(['Rosetta_User']), ['Rosetta_Admin'])).toBe(false);
    expect(holdsAnyRole(new Set(), [])).toBe(false);
  });
  it('gives equal scopes equal keys', () => {
    expect(scopeKey({ applications: ['b', 'a'] })).toBe(scopeKey({ applications: ['a', 'b'] }));
    expect(scopeKey(allApplications)).toBe('all');
  });
});
