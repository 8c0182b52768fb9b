-- int_pool_cost: what is to be shared: the cost of each pool by month, currency, product and charge category.
with shared as (
    select line_id, pool_id, product_id from fct_cost_line where share_kind = 'shared'
),
lines as (
    -- read from the bill, not from the fact: a sum of numerics keeps the finest decimal that was billed, and that is
    -- the decimal in which the pool is shared
    select
        line_id, charge_month, billing_currency, charge_category, billed_cost, effective_cost, contracted_cost, list_cost
    from int_cost_line
),
summed as (
    select
        shared.pool_id,
        lines.charge_month,
        lines.billing_currency,
        shared.product_id,
        lines.charge_category,
        sum(lines.billed_cost) as billed_cost,
        sum(lines.effective_cost) as effective_cost,
        coalesce(sum(lines.contracted_cost), 0) as contracted_cost,
        sum(lines.list_cost) as list_cost,
        count(*) as line_count
    from shared
    join lines using (line_id)
    group by
        shared.pool_id,
        lines.charge_month,
        lines.billing_currency,
        shared.product_id,
        lines.charge_category
)
select * from summed
