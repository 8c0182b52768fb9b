-- stg_dynatrace__problem: one row per problem; an open one has no end.
with source as (
    select * from staging.dynatrace_problem
),
renamed as (
    select
        -- ids
        problem_id,
        root_cause_entity_id,
        -- text
        display_id as problem_number,
        title,
        severity_level,
        impact_level,
        -- booleans
        status = 'OPEN' as is_open,
        -- timestamps
        started_at,
        case when end_time >= 0 then to_timestamp(end_time / 1000.0) end as ended_at
    from source
)
select * from renamed
