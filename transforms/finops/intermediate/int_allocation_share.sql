-- int_allocation_share: the amount that each consumer bears of each pool cost, by largest remainder in the last decimal
-- of that cost, so that the shares sum to it exactly. Signs are put aside first: a credit is shared as a cost is.
with pools as (
    select int_pool_cost.*, row_number() over () as pool_cost_id from int_pool_cost
),
costs as (
    select
        pools.pool_cost_id,
        pools.pool_id,
        pools.charge_month,
        pools.billing_currency,
        kinds.kind,
        pools.pool_cost_id * 5 + kinds.place as cost_id, -- a short key for the windows below
        sign(kinds.amount) as sign,
        abs(kinds.amount) as amount,
        least(scale(kinds.amount), 17) as decimals,
        ('1e-' || least(scale(kinds.amount), 17))::numeric as unit
    from pools
    cross join lateral (
        values
            (0, 'billed', pools.billed_cost),
            (1, 'effective', pools.effective_cost),
            (2, 'contracted', pools.contracted_cost),
            (3, 'list', pools.list_cost),
            (4, 'lines', pools.line_count::numeric) -- shared in whole lines, so that counts add up as costs do
    ) as kinds (place, kind, amount)
),
truncated as (
    select
        costs.pool_cost_id,
        costs.cost_id,
        costs.kind,
        costs.sign,
        costs.amount,
        costs.unit,
        ratios.application_id,
        trunc(costs.amount * ratios.ratio, costs.decimals) as share,
        costs.amount * ratios.ratio - trunc(costs.amount * ratios.ratio, costs.decimals) as remainder
    from costs
    join int_allocation_ratio as ratios using (pool_id, charge_month, billing_currency)
),
ranked as (
    select
        truncated.*,
        amount - sum(share) over (partition by cost_id) as missing,
        row_number() over (partition by cost_id order by remainder desc, application_id) as place
    from truncated
),
shared as (
    select
        pool_cost_id,
        application_id,
        kind,
        sign * (share + case when place * unit <= missing then unit else 0 end) as amount
    from ranked
),
pivoted as (
    select
        pool_cost_id,
        application_id,
        sum(amount) filter (where kind = 'billed') as billed_cost,
        sum(amount) filter (where kind = 'effective') as effective_cost,
        sum(amount) filter (where kind = 'contracted') as contracted_cost,
        sum(amount) filter (where kind = 'list') as list_cost,
        (sum(amount) filter (where kind = 'lines'))::bigint as line_count
    from shared
    group by pool_cost_id, application_id
)
select
    pools.pool_id,
    pools.charge_month,
    pools.billing_currency,
    pools.product_id,
    pools.charge_category,
    pivoted.application_id,
    pivoted.billed_cost,
    pivoted.effective_cost,
    pivoted.contracted_cost,
    pivoted.list_cost,
    pivoted.line_count
from pivoted
join pools using (pool_cost_id)
