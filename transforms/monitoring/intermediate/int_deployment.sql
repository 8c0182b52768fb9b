-- int_deployment: deployments of every system in one shape, as far as they have ended.
with gitlab as (
    select
        'gitlab:' || deployment_id as deployment_id,
        'gitlab' as system,
        project as external_id,
        environment,
        coalesce(environment_tier = 'production', environment ~* '^prod(uction)?([-_/].*)?$') as is_production,
        status = 'success' as is_success,
        commit_sha,
        coalesce(started_at, created_at) as started_at,
        coalesce(finished_at, updated_at) as finished_at
    from stg_gitlab__deployment
    where status in ('success', 'failed', 'canceled')
),
argocd as (
    select
        'argocd:' || argocd_application_id || ':' || history_id as deployment_id,
        'argocd' as system,
        argocd_application_name as external_id,
        coalesce(destination_namespace, 'default') as environment,
        coalesce(destination_namespace, '') ~* '(^|[-_])prod(uction)?([-_]|$)' as is_production,
        true as is_success, -- what fails does not enter Argo CD's history
        commit_sha,
        coalesce(started_at, deployed_at) as started_at,
        deployed_at as finished_at
    from stg_argocd__deployment
)
select * from gitlab
union all
select * from argocd
