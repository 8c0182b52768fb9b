-- A proportional rule follows a known driver: direct_cost, consumption:<unit> or one of seed_allocation_driver.
select rules.rule_id, rules.driver
from seed_allocation_rule as rules
where
    (rules.method = 'proportional') <> (rules.driver is not null)
    or (
        rules.method = 'proportional'
        and rules.driver <> 'direct_cost'
        and rules.driver not like 'consumption:%'
        and not exists (select 1 from seed_allocation_driver as drivers where drivers.driver = rules.driver)
    )
