-- stg_gitlab__pipeline: one row per pipeline, names of the house.
with source as (
    select * from staging.gitlab_pipeline
),
renamed as (
    select
        -- ids
        pipeline_id,
        project,
        sha as commit_sha,
        -- text
        ref,
        status,
        source as triggered_by,
        -- timestamps
        created_at,
        updated_at
    from source
)
select * from renamed
