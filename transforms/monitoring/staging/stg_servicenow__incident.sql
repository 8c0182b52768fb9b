-- stg_servicenow__incident: one row per incident, names of the house.
with source as (
    select * from staging.servicenow_incident
),
renamed as (
    select
        -- ids
        sys_id as incident_id,
        cmdb_ci_id as configuration_item_id,
        business_service_id,
        caused_by_id as caused_by_change_id,
        change_id as fixing_change_id,
        assignment_group_id,
        -- text
        number as incident_number,
        short_description,
        category,
        close_code,
        -- numbers
        state,
        priority,
        impact,
        urgency,
        reopen_count,
        -- timestamps
        opened_at,
        resolved_at,
        closed_at,
        updated_at
    from source
)
select * from renamed
