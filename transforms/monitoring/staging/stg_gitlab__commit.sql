-- stg_gitlab__commit: one row per project and commit, names of the house.
with source as (
    select * from staging.gitlab_commit
),
renamed as (
    select
        -- ids
        sha as commit_sha,
        project,
        parent_shas,
        -- text
        title,
        -- timestamps
        authored_at,
        committed_at
    from source
)
select * from renamed
