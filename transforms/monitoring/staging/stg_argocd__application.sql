-- stg_argocd__application: one row per Argo CD application that was there at the last pull.
with source as (
    select * from staging.argocd_application
),
renamed as (
    select
        -- ids
        application_uid as argocd_application_id,
        -- text
        name as argocd_application_name,
        namespace,
        project as argocd_project,
        destination_server,
        destination_namespace,
        sync_status,
        health_status,
        revision,
        -- timestamps
        created_at,
        reconciled_at
    from source
)
select * from renamed
