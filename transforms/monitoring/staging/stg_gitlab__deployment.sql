-- stg_gitlab__deployment: one row per deployment, names of the house.
with source as (
    select * from staging.gitlab_deployment
),
renamed as (
    select
        -- ids
        deployment_id,
        project,
        sha as commit_sha,
        pipeline_id,
        -- text
        environment,
        environment_tier,
        ref,
        status,
        -- timestamps
        created_at,
        started_at,
        finished_at,
        updated_at
    from source
)
select * from renamed
