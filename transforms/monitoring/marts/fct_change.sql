-- fct_change: one row per change request, with its application.
with changes as (
    select * from stg_servicenow__change
),
pivots as (
    select * from seed_system_pivot where system = 'servicenow'
),
joined as (
    select
        changes.change_id,
        changes.change_number,
        coalesce(item.application_id, service.application_id, 'unmapped') as application_id, -- the item is closer than the service
        changes.configuration_item_id,
        changes.change_type,
        changes.risk,
        changes.state = 3 as is_closed,
        changes.state = 4 as is_cancelled,
        case when changes.state = 3 then changes.close_code = 'unsuccessful' end as is_failed,
        coalesce(changes.work_start_at, changes.planned_start_at) as started_at, -- what was done, else what was planned
        coalesce(changes.work_end_at, changes.planned_end_at) as ended_at,
        changes.closed_at
    from changes
    left join pivots as item on changes.configuration_item_id = item.external_id
    left join pivots as service on changes.business_service_id = service.external_id
)
select * from joined
