-- stg_focus__cost: one row per accepted FOCUS row, names of the house; costs keep the decimals of the bill.
with source as (
    select * from staging.focus_cost
),
renamed as (
    select
        -- ids
        _id as line_id,
        resource_id,
        sub_account_id,
        sku_id,
        -- text
        provider_name,
        service_category,
        service_name,
        charge_category,
        charge_class,
        charge_description,
        billing_currency,
        resource_name,
        region_name,
        sub_account_name,
        consumed_unit,
        tags,
        -- numbers
        consumed_quantity,
        billed_cost,
        effective_cost,
        contracted_cost,
        list_cost,
        -- timestamps
        billing_period_start as billing_period_start_at,
        charge_period_start as charge_period_start_at,
        charge_period_end as charge_period_end_at
    from source
)
select * from renamed
