-- int_application_pivot: what an identifier of a source system stands for, month by month: an application or a shared pool.
with precedence as (
    select rank, system, tag_key from seed_pivot_precedence
),
targets as (
    select system, external_id, application_id, null::text as pool_id, valid_from_month, valid_to_month
    from seed_application_pivot
    union all
    select system, external_id, null::text as application_id, pool_id, valid_from_month, valid_to_month
    from seed_pool_pivot
),
ranked as (
    select
        targets.system,
        targets.external_id,
        targets.application_id,
        targets.pool_id,
        targets.valid_from_month,
        coalesce(targets.valid_to_month, 'infinity'::date) as valid_to_month, -- exclusive
        precedence.rank
    from targets
    join precedence
        on precedence.system = targets.system
        -- a tag is identified by key=value, and each key has a rank of its own
        and (targets.system <> 'tag' or precedence.tag_key = split_part(targets.external_id, '=', 1))
)
select * from ranked
