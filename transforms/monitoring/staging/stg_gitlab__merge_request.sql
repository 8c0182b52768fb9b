-- stg_gitlab__merge_request: one row per merge request, names of the house.
with source as (
    select * from staging.gitlab_merge_request
),
renamed as (
    select
        -- ids
        merge_request_id,
        project,
        iid as merge_request_number,
        sha as head_sha,
        case when state = 'merged' then coalesce(merge_commit_sha, squash_commit_sha, sha) end as merged_sha,
        -- text
        title,
        source_branch,
        target_branch,
        state,
        -- booleans
        is_draft,
        -- timestamps
        created_at,
        merged_at,
        closed_at,
        updated_at
    from source
)
select * from renamed
