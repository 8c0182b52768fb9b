import { identityFromClaims } from './identityFromClaims.ts';

describe('identityFromClaims', () => {
  it('names the user and one group per AD group, lower case, each once', () => {
    expect(
      identityFromClaims({ sub: '42', preferred_username: 'Ann', groups: ['GRP-A', 'grp-a', 'Corp:B/C'] }),
    ).toEqual({
      userEntityRef: 'user:default/ann',
      ownershipEntityRefs: ['group:default/grp-a', 'group:default/corp%3Ab%2Fc'],
    });
  });

  it('falls back to sub, and to no group', () => {
    expect(identityFromClaims({ sub: '42', preferred_username: ' ' })).toEqual({
      userEntityRef: 'user:default/42',
      ownershipEntityRefs: [],
    });
  });

  it('takes a single group sent as a text', () => {
    expect(identityFromClaims({ sub: '42', groups: 'GRP-A' }).ownershipEntityRefs).toEqual([
      'group:default/grp-a',
    ]);
  });

  it('never makes one person of two', () => {
    const [slash, encoded] = ['a/b', 'a%2fb'].map((sub) => identityFromClaims({ sub }).userEntityRef);
    expect(slash).not.toBe(encoded);
  });

  it('refuses claims that name nobody, or groups that are not names', () => {
    expect(() => identityFromClaims({ groups: [] })).toThrow('neither preferred_username nor sub');
    for (const groups of [[1], [{ id: 'x' }], { a: 1 }, 7]) {
      expect(() => identityFromClaims({ sub: '42', groups })).toThrow(
        'a groups claim that is not a list of names',
      );
    }
  });
});
