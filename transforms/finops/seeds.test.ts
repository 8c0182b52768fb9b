import { createTrial, type Changes } from '@rosetta/scripts/testing/finopsTrial.ts';

const pivots = 'system,external_id,application_id,valid_from_month,valid_to_month\n';
const rules = 'rule_id,pool_id,method,driver,valid_from_month,valid_to_month\n';
const network = 'network-1,network,even,,2024-09-01,\n';

describe('a seed that would charge somebody wrongly', () => {
  let trial: Awaited<ReturnType<typeof createTrial>>;
  beforeAll(async () => {
    trial = await createTrial();
    await trial.bill('one', [{ BilledCost: '1.00' }]);
  }, 60_000);
  afterAll(async () => await trial.drop());

  const cases: { title: string; seeds: Changes['seeds']; fails: string }[] = [
    {
      title: 'two applications claim an identifier in the same month',
      seeds: {
        seed_application_pivot: `${pivots}tag,application=x,intranet-hub,2025-01-01,2025-04-01\ntag,application=x,print-hub,2025-03-01,\n`,
      },
      fails: 'one_pivot_per_month',
    },
    {
      title: 'a pivot is of an application that is not there',
      seeds: { seed_application_pivot: `${pivots}sub_account,1,nobody,2025-01-01,\n` },
      fails: 'seed_application_pivot.application_id.relationships',
    },
    {
      title: 'a pivot is of a tag key without a rank',
      seeds: { seed_application_pivot: `${pivots}tag,owner=x,intranet-hub,2025-01-01,\n` },
      fails: 'every_pivot_has_a_rank',
    },
    {
      title: 'a month is written as a day',
      seeds: { seed_application_pivot: `${pivots}sub_account,1,intranet-hub,2025-01-15,\n` },
      fails: 'seed_application_pivot.months_begin_on_their_first_day',
    },
    {
      title: 'a pool has two rules in the same month',
      seeds: {
        seed_allocation_rule: `${rules}${network}network-2,network,even,,2025-01-01,\n`,
        seed_allocation_consumer: 'rule_id,application_id,coefficient\n',
      },
      fails: 'one_rule_per_pool_and_month',
    },
    {
      title: 'fixed coefficients do not sum to 1',
      seeds: {
        seed_allocation_rule: `${rules}network-1,network,fixed,,2024-09-01,\n`,
        seed_allocation_consumer:
          'rule_id,application_id,coefficient\nnetwork-1,intranet-hub,0.5\nnetwork-1,print-hub,0.4\n',
      },
      fails: 'fixed_coefficients_sum_to_one',
    },
    {
      title: 'a rule follows a driver that is not declared',
      seeds: {
        seed_allocation_rule: `${rules}network-1,network,proportional,typo,2024-09-01,\n`,
        seed_allocation_consumer: 'rule_id,application_id,coefficient\n',
      },
      fails: 'proportional_rules_name_a_driver',
    },
    {
      title: 'a rule shares into a pool',
      seeds: {
        seed_application: `application_id,application_name,group_id,group_name\nsecurity,Security,g,G\n`,
        seed_application_pivot: pivots,
        seed_allocation_rule: `${rules}${network}`,
        seed_allocation_consumer: 'rule_id,application_id,coefficient\nnetwork-1,security,\n',
        seed_allocation_driver: 'driver,application_id,quantity,valid_from_month,valid_to_month\n',
      },
      fails: 'a_source_is_never_a_target',
    },
    {
      title: 'a family stands in two domains',
      seeds: {
        seed_product:
          'product_id,product_name,family_id,family_name,domain_id,domain_name\np,P,f,F,d,D\nq,Q,f,F,e,E\n',
        seed_product_rule: 'provider_name,service_category,service_name,product_id\n',
      },
      fails: 'catalogue_is_a_tree',
    },
  ];

  it.each(cases)(
    'fails the build when $title',
    async ({ seeds, fails }) => {
      const built = await trial.build({ seeds });
      expect(built.tests.filter(({ status }) => status !== 'passed').map(({ test }) => test)).toContain(
        fails,
      );
      expect(built.status).toBe('failed');
    },
    30_000,
  );
});
