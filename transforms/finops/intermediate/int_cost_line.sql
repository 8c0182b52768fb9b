-- int_cost_line: the cost line that every FinOps source is brought to. One more source is one more line in the union.
with lines as (
    select 'focus' as source, stg_focus__cost.* from stg_focus__cost
),
dated as (
    select
        line_id,
        source,
        -- months are those of UTC, whatever the session's zone
        date_trunc('month', charge_period_start_at at time zone 'UTC')::date as charge_month,
        date_trunc('month', billing_period_start_at at time zone 'UTC')::date as billing_month,
        billing_currency,
        provider_name,
        service_category,
        service_name,
        charge_category,
        charge_class,
        charge_description,
        charge_period_start_at as charge_period_start,
        charge_period_end_at as charge_period_end,
        sub_account_id,
        sub_account_name,
        resource_id,
        resource_name,
        region_name,
        sku_id,
        consumed_quantity,
        consumed_unit,
        tags,
        billed_cost,
        effective_cost,
        contracted_cost,
        list_cost
    from lines
)
select * from dated
