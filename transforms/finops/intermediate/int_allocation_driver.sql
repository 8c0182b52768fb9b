-- int_allocation_driver: the quantities that a proportional rule can follow, by application, month and currency.
with direct_lines as (
    select charge_month, billing_currency, application_id, billed_cost, consumed_quantity, consumed_unit
    from fct_cost_line
    where share_kind = 'direct'
),
months as (
    select distinct charge_month, billing_currency from fct_cost_line
),
direct_cost as (
    select 'direct_cost' as driver, charge_month, billing_currency, application_id, sum(billed_cost) as quantity
    from direct_lines
    group by charge_month, billing_currency, application_id
),
consumption as (
    select
        'consumption:' || consumed_unit as driver,
        charge_month,
        billing_currency,
        application_id,
        sum(consumed_quantity) as quantity
    from direct_lines
    where
        consumed_quantity is not null
        -- only what some rule follows: bills know hundreds of units
        and 'consumption:' || consumed_unit in (select driver from seed_allocation_rule)
    group by consumed_unit, charge_month, billing_currency, application_id
),
declared as (
    select
        drivers.driver,
        months.charge_month,
        months.billing_currency,
        drivers.application_id,
        drivers.quantity
    from seed_allocation_driver as drivers
    join months
        on months.charge_month >= drivers.valid_from_month
        and months.charge_month < coalesce(drivers.valid_to_month, 'infinity'::date)
)
select * from direct_cost
union all
select * from consumption
union all
select * from declared
