-- stg_servicenow__ci: one row per configuration item, names of the house.
with source as (
    select * from staging.servicenow_cmdb_ci
),
renamed as (
    select
        -- ids
        sys_id as configuration_item_id,
        owned_by_id as owner_id,
        support_group_id,
        correlation_id,
        -- text
        name as configuration_item_name,
        class_name,
        environment,
        -- numbers
        operational_status,
        install_status,
        -- timestamps
        updated_at
    from source
)
select * from renamed
