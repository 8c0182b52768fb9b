-- stg_servicenow__ci_relation: one row per relation of two items, names of the house.
with source as (
    select * from staging.servicenow_cmdb_rel_ci
),
renamed as (
    select
        -- ids
        sys_id as relation_id,
        parent_id,
        child_id,
        type_id as relation_type_id,
        -- timestamps
        updated_at
    from source
)
select * from renamed
