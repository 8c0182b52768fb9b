-- stg_dynatrace__slo: one row per objective; figures of an objective that could not be evaluated are null.
with source as (
    select * from staging.dynatrace_slo
),
renamed as (
    select
        -- ids
        slo_id,
        -- text
        name as slo_name,
        status,
        timeframe,
        filter as entity_filter,
        -- numbers
        target as target_percentage,
        warning as warning_percentage,
        case when error is distinct from 'NONE' or evaluated_percentage < 0 then null else evaluated_percentage end as evaluated_percentage,
        case when error is distinct from 'NONE' or evaluated_percentage < 0 then null else error_budget end as error_budget_percentage,
        -- timestamps
        _landed_at as pulled_at
    from source
)
select * from renamed
