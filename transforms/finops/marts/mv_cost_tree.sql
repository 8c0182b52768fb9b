-- mv_cost_tree: what the drill-down reads: costs with the names of every level, filters beside them.
with costs as (
    select * from fct_cost
),
products as (
    select * from dim_product
),
applications as (
    select * from dim_application
),
summed as (
    select
        charge_month,
        billing_currency,
        product_id,
        application_id,
        charge_category,
        share_kind,
        sum(billed_cost)::numeric(38, 17) as billed_cost,
        sum(effective_cost)::numeric(38, 17) as effective_cost,
        sum(contracted_cost)::numeric(38, 17) as contracted_cost,
        sum(list_cost)::numeric(38, 17) as list_cost,
        sum(line_count)::bigint as line_count
    from costs
    group by charge_month, billing_currency, product_id, application_id, charge_category, share_kind
)
select
    summed.charge_month,
    summed.billing_currency,
    products.domain_id,
    products.domain_name,
    products.family_id,
    products.family_name,
    products.product_id,
    products.product_name,
    applications.application_id,
    applications.application_name,
    applications.group_id,
    applications.group_name,
    summed.charge_category,
    summed.share_kind,
    summed.billed_cost,
    summed.effective_cost,
    summed.contracted_cost,
    summed.list_cost,
    summed.line_count
from summed
join products using (product_id)
join applications using (application_id)
