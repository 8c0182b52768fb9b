-- fct_cost_line: one row per billed line, with who consumes it and what it is.
with lines as (
    select * from int_cost_line
),
pivots as (
    select * from int_cost_line_pivot
),
products as (
    select * from int_service_product
),
joined as (
    select
        lines.line_id,
        lines.charge_month,
        lines.billing_month,
        lines.billing_currency,
        case
            when pivots.line_id is null then 'unallocated' -- a line that no pivot matches must still count
            else pivots.application_id -- null for a shared line: its consumers are in fct_allocation
        end as application_id,
        pivots.pool_id,
        products.product_id,
        lines.charge_category,
        lines.charge_class,
        case
            when pivots.line_id is null then 'unallocated'
            when pivots.pool_id is not null then 'shared'
            else 'direct'
        end as share_kind,
        lines.charge_period_start,
        lines.charge_period_end,
        lines.provider_name,
        lines.service_category,
        lines.service_name,
        lines.sub_account_id,
        lines.sub_account_name,
        lines.resource_id,
        lines.resource_name,
        lines.region_name,
        lines.sku_id,
        lines.charge_description,
        lines.consumed_quantity,
        lines.consumed_unit,
        lines.tags,
        pivots.pivot_system,
        lines.billed_cost::numeric(38, 17) as billed_cost,
        lines.effective_cost::numeric(38, 17) as effective_cost,
        lines.contracted_cost::numeric(38, 17) as contracted_cost,
        lines.list_cost::numeric(38, 17) as list_cost
    from lines
    join products using (provider_name, service_category, service_name)
    left join pivots using (line_id)
)
select * from joined
