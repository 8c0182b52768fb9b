import { groupRef, groupsOfRefs } from './index.ts';

describe('groupRef', () => {
  it('is lower case, as portal references are', () => {
    expect(groupRef('GRP-ROSETTA-USERS')).toBe('group:default/grp-rosetta-users');
  });
  it.each(['grp a/b', 'corp:grp', '100%', 'été'])('gives back %s', (group) => {
    expect(groupsOfRefs([groupRef(group)])).toEqual([group]);
  });
  it('leaves users and other namespaces out', () => {
    expect(groupsOfRefs(['user:default/ann', 'group:other/x', 'group:default/y'])).toEqual(['y']);
  });
});
