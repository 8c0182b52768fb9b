-- stg_argocd__deployment: one row per application and deployment, names of the house.
with source as (
    select * from staging.argocd_history
),
renamed as (
    select
        -- ids
        application_uid as argocd_application_id,
        history_id,
        coalesce(revision, revisions ->> 0) as commit_sha,
        -- text
        application_name as argocd_application_name,
        destination_namespace,
        initiated_by,
        -- timestamps
        started_at,
        deployed_at
    from source
)
select * from renamed
