-- stg_dynatrace__entity: one row per entity that was there at the last pull.
with source as (
    select * from staging.dynatrace_entity
),
renamed as (
    select
        -- ids
        entity_id,
        -- text
        asked_type,
        type as entity_type,
        display_name as entity_name,
        tags,
        properties,
        -- timestamps
        to_timestamp(first_seen_ms / 1000.0) as first_seen_at,
        to_timestamp(last_seen_ms / 1000.0) as last_seen_at
    from source
)
select * from renamed
