-- int_allocation_share: the amount that each consumer bears of each pool cost, by largest remainder in the last decimal
-- of that cost, so that the shares sum to it exactly. Signs are put aside first: a credit is shared as a cost is.
with costs as (
    select
        pools.pool_id, pools.charge_month, pools.billing_currency, pools.product_id, pools.charge_category,
        kinds.kind,
        sign(kinds.amount) as sign,
        abs(kinds.amount) as amount,
        least(scale(kinds.amount), 17) as decimals,
        ('1e-' || least(scale(kinds.amount), 17))::numeric as unit
    from int_pool_cost as pools
    cross join lateral (
        values
            ('billed', pools.billed_cost),
            ('effective', pools.effective_cost),
            ('contracted', pools.contracted_cost),
            ('list', pools.list_cost)
    ) as kinds (kind, amount)
),
truncated as (
    select
        costs.*,
        ratios.application_id,
        costs.amount * ratios.ratio as exact_share,
        trunc(costs.amount * ratios.ratio, costs.decimals) as share
    from costs
    join int_allocation_ratio as ratios using (pool_id, charge_month, billing_currency)
),
ranked as (
    select
        truncated.*,
        (amount - sum(share) over cost) / unit as missing_units,
        row_number() over (cost order by exact_share - share desc, application_id) as place
    from truncated
    window cost as (partition by pool_id, charge_month, billing_currency, product_id, charge_category, kind)
),
shared as (
    select
        pool_id, charge_month, billing_currency, product_id, charge_category, application_id,
        kind,
        sign * (share + case when place <= missing_units then unit else 0 end) as amount
    from ranked
)
select
    pool_id,
    charge_month,
    billing_currency,
    product_id,
    charge_category,
    application_id,
    sum(amount) filter (where kind = 'billed') as billed_cost,
    sum(amount) filter (where kind = 'effective') as effective_cost,
    sum(amount) filter (where kind = 'contracted') as contracted_cost,
    sum(amount) filter (where kind = 'list') as list_cost
from shared
group by pool_id, charge_month, billing_currency, product_id, charge_category, application_id
