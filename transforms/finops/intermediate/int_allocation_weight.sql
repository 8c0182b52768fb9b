-- int_allocation_weight: what each consumer of a pool weighs in a month, by the rule in force. No row: nobody to charge.
with pools as (
    select distinct pool_id, charge_month, billing_currency from int_pool_cost
),
rules as (
    select
        pools.pool_id,
        pools.charge_month,
        pools.billing_currency,
        rules.rule_id,
        rules.method,
        rules.driver
    from pools
    join seed_allocation_rule as rules
        on rules.pool_id = pools.pool_id
        and pools.charge_month >= rules.valid_from_month
        and pools.charge_month < coalesce(rules.valid_to_month, 'infinity'::date)
),
drivers as (
    select * from int_allocation_driver
),
consumers as (
    -- the consumers that a rule lists
    select
        rules.pool_id, rules.charge_month, rules.billing_currency, rules.rule_id, rules.method, rules.driver,
        listed.application_id,
        listed.coefficient
    from rules
    join seed_allocation_consumer as listed using (rule_id)
    union all
    -- else every application with a cost of its own in that month and currency
    select
        rules.pool_id, rules.charge_month, rules.billing_currency, rules.rule_id, rules.method, rules.driver,
        drivers.application_id,
        null::numeric as coefficient
    from rules
    join drivers
        on drivers.driver = 'direct_cost'
        and drivers.charge_month = rules.charge_month
        and drivers.billing_currency = rules.billing_currency
    where not exists (select 1 from seed_allocation_consumer as listed where listed.rule_id = rules.rule_id)
),
weighed as (
    select
        consumers.pool_id,
        consumers.charge_month,
        consumers.billing_currency,
        consumers.rule_id,
        consumers.method,
        consumers.application_id,
        case consumers.method
            when 'even' then 1
            when 'fixed' then consumers.coefficient
            else drivers.quantity
        end as weight
    from consumers
    left join drivers
        on drivers.driver = consumers.driver
        and drivers.charge_month = consumers.charge_month
        and drivers.billing_currency = consumers.billing_currency
        and drivers.application_id = consumers.application_id
)
select * from weighed where weight > 0 -- a credit can turn a driver negative: such an application bears nothing
