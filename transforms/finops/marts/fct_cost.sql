-- fct_cost: the cost of each application by month, currency, product and charge category; shared pools are shared out.
with own as (
    select
        charge_month,
        billing_currency,
        application_id,
        product_id,
        charge_category,
        share_kind,
        'none' as pool_id,
        sum(billed_cost) as billed_cost,
        sum(effective_cost) as effective_cost,
        coalesce(sum(contracted_cost), 0) as contracted_cost, -- some bills have none
        sum(list_cost) as list_cost,
        count(*) as line_count
    from fct_cost_line
    where share_kind <> 'shared'
    group by charge_month, billing_currency, application_id, product_id, charge_category, share_kind
),
shared as (
    select
        shares.charge_month,
        shares.billing_currency,
        shares.application_id,
        shares.product_id,
        shares.charge_category,
        case when shares.application_id = 'unallocated' then 'unallocated' else 'indirect' end as share_kind,
        shares.pool_id,
        shares.billed_cost,
        shares.effective_cost,
        shares.contracted_cost,
        shares.list_cost,
        shares.line_count
    from int_allocation_share as shares
),
united as (
    select * from own
    union all
    select * from shared
)
select
    charge_month,
    billing_currency,
    application_id,
    product_id,
    charge_category,
    share_kind,
    pool_id,
    billed_cost::numeric(38, 17) as billed_cost,
    effective_cost::numeric(38, 17) as effective_cost,
    contracted_cost::numeric(38, 17) as contracted_cost,
    list_cost::numeric(38, 17) as list_cost,
    line_count
from united
