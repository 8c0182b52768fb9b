-- fct_incident: one row per incident, with its application.
with incidents as (
    select * from stg_servicenow__incident
),
pivots as (
    select * from seed_system_pivot where system = 'servicenow'
),
joined as (
    select
        incidents.incident_id,
        incidents.incident_number,
        coalesce(item.application_id, service.application_id, 'unmapped') as application_id, -- the item is closer than the service
        incidents.configuration_item_id,
        incidents.caused_by_change_id,
        incidents.priority,
        incidents.state not in (6, 7, 8) as is_open,
        incidents.state = 8 as is_cancelled,
        incidents.opened_at,
        incidents.resolved_at,
        case
            when incidents.resolved_at >= incidents.opened_at
                then extract(epoch from incidents.resolved_at - incidents.opened_at)::bigint
        end as resolution_seconds -- a negative span is no span
    from incidents
    left join pivots as item on incidents.configuration_item_id = item.external_id
    left join pivots as service on incidents.business_service_id = service.external_id
)
select * from joined
