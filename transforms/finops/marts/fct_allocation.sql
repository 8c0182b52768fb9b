-- fct_allocation: who bears which part of a shared pool in a month, and by which rule.
with ratios as (
    select * from int_allocation_ratio
),
pools as (
    select
        pool_id,
        charge_month,
        billing_currency,
        sum(billed_cost) as billed_cost,
        sum(effective_cost) as effective_cost,
        sum(contracted_cost) as contracted_cost,
        sum(list_cost) as list_cost
    from int_pool_cost
    group by pool_id, charge_month, billing_currency
),
shares as (
    select
        pool_id,
        charge_month,
        billing_currency,
        application_id,
        sum(billed_cost) as billed_cost,
        sum(effective_cost) as effective_cost,
        sum(contracted_cost) as contracted_cost,
        sum(list_cost) as list_cost
    from int_allocation_share
    group by pool_id, charge_month, billing_currency, application_id
),
joined as (
    select
        ratios.charge_month,
        ratios.billing_currency,
        ratios.pool_id,
        ratios.application_id,
        ratios.method,
        ratios.rule_id,
        ratios.ratio,
        pools.billed_cost::numeric(38, 17) as pool_billed_cost,
        pools.effective_cost::numeric(38, 17) as pool_effective_cost,
        pools.contracted_cost::numeric(38, 17) as pool_contracted_cost,
        pools.list_cost::numeric(38, 17) as pool_list_cost,
        shares.billed_cost::numeric(38, 17) as billed_cost,
        shares.effective_cost::numeric(38, 17) as effective_cost,
        shares.contracted_cost::numeric(38, 17) as contracted_cost,
        shares.list_cost::numeric(38, 17) as list_cost
    from ratios
    join pools using (pool_id, charge_month, billing_currency)
    join shares using (pool_id, charge_month, billing_currency, application_id)
)
select * from joined
