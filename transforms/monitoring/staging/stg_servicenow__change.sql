-- stg_servicenow__change: one row per change request, names of the house.
with source as (
    select * from staging.servicenow_change_request
),
renamed as (
    select
        -- ids
        sys_id as change_id,
        cmdb_ci_id as configuration_item_id,
        business_service_id,
        assignment_group_id,
        -- text
        number as change_number,
        short_description,
        type as change_type,
        risk,
        close_code,
        -- numbers
        state,
        priority,
        -- timestamps
        planned_start_at,
        planned_end_at,
        work_start_at,
        work_end_at,
        closed_at,
        updated_at
    from source
)
select * from renamed
