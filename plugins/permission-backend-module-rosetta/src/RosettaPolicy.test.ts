import { mockCredentials } from '@backstage/backend-test-utils';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';
import { groupRef, tokenGroupsDirectory } from '@rosetta/access';
import { RosettaPolicy } from './RosettaPolicy.ts';

const directory = tokenGroupsDirectory({
  Rosetta_User: ['GRP-USERS'],
  Rosetta_FinOps_Admin: ['GRP-FINOPS'],
  Rosetta_Referentiel_Admin: ['GRP-REF'],
  Rosetta_Admin: ['GRP-ADMINS'],
});
const runBatch = createPermission({ name: 'rosetta.finops.run', attributes: { action: 'create' } });
const readRuns = createPermission({ name: 'rosetta.finops.runs', attributes: { action: 'read' } });

const decide = async (permission: Parameters<RosettaPolicy['handle']>[0]['permission'], group: string) => {
  const ownershipEntityRefs = [groupRef(group)];
  const policy = new RosettaPolicy(directory, {
    getUserInfo: async () => ({ userEntityRef: 'user:default/u', ownershipEntityRefs }),
  });
  const user = {
    credentials: mockCredentials.user(),
    info: { userEntityRef: 'user:default/u', ownershipEntityRefs },
  };
  return (await policy.handle({ permission } as never, user)).result;
};

describe('RosettaPolicy', () => {
  it.each([
    // permission, then the groups that are allowed
    [
      'reading the catalog',
      catalogEntityReadPermission,
      ['GRP-USERS', 'GRP-FINOPS', 'GRP-REF', 'GRP-ADMINS'],
    ],
    ['reading where it comes from', catalogLocationReadPermission, ['GRP-ADMINS']],
    ['adding to it', catalogEntityCreatePermission, ['GRP-ADMINS']],
    ['removing from it', catalogEntityDeletePermission, ['GRP-ADMINS']],
    ['seeing finops runs', readRuns, ['GRP-USERS', 'GRP-FINOPS', 'GRP-REF', 'GRP-ADMINS']],
    ['starting a finops run', runBatch, ['GRP-FINOPS', 'GRP-ADMINS']],
  ])('%s', async (_name, permission, allowed) => {
    for (const group of ['GRP-STAFF', 'GRP-USERS', 'GRP-FINOPS', 'GRP-REF', 'GRP-ADMINS']) {
      expect([group, await decide(permission, group)]).toEqual([
        group,
        allowed.includes(group) ? 'ALLOW' : 'DENY',
      ]);
    }
  });

  it('denies whoever is not signed in', async () => {
    const policy = new RosettaPolicy(directory, {
      getUserInfo: () => Promise.reject(new Error('nobody to ask about')),
    });
    expect(await policy.handle({ permission: catalogEntityReadPermission })).toEqual({ result: 'DENY' });
  });
});
