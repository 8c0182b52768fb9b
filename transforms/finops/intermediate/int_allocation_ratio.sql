-- int_allocation_ratio: the part of a pool that each consumer bears in a month; the ratios of a pool sum to exactly 1.
with pools as (
    select distinct pool_id, charge_month, billing_currency from int_pool_cost
),
weights as (
    select
        int_allocation_weight.*,
        sum(weight) over pool as total_weight
    from int_allocation_weight
    window pool as (partition by pool_id, charge_month, billing_currency)
),
-- in units of 10^-17, by integer division: numeric's own / stops at some 20 digits
truncated as (
    select
        weights.*,
        div(weight * 1e17, total_weight) as units,
        mod(weight * 1e17, total_weight) as remainder
    from weights
),
ranked as (
    select
        truncated.*,
        1e17 - sum(units) over (partition by pool_id, charge_month, billing_currency) as missing_units,
        row_number() over (
            partition by pool_id, charge_month, billing_currency
            order by remainder desc, application_id
        ) as place
    from truncated
)
select
    pools.pool_id,
    pools.charge_month,
    pools.billing_currency,
    coalesce(ranked.application_id, 'unallocated') as application_id, -- no rule or no driver: never lost
    coalesce(ranked.method, 'none') as method,
    ranked.rule_id,
    coalesce((ranked.units + (ranked.place <= ranked.missing_units)::int) * 1e-17, 1)::numeric(38, 17) as ratio
from pools
left join ranked using (pool_id, charge_month, billing_currency)
