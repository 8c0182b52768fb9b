-- fct_deployment: one row per deployment that ended, with its application.
with deployments as (
    select * from int_deployment
),
pivots as (
    select * from seed_system_pivot
),
joined as (
    select
        deployments.deployment_id,
        deployments.system,
        deployments.external_id,
        coalesce(pivots.application_id, 'unmapped') as application_id, -- an orphan project must still count
        deployments.environment,
        deployments.is_production,
        deployments.is_success,
        deployments.commit_sha,
        deployments.started_at,
        deployments.finished_at
    from deployments
    left join pivots on deployments.system = pivots.system and deployments.external_id = pivots.external_id
)
select * from joined
