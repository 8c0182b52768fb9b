-- dim_application: who consumes, and one row for what nobody is known to consume.
with applications as (
    select application_id, application_name, group_id, group_name, true as is_mapped from seed_application
),
unallocated as (
    select
        'unallocated' as application_id,
        'Unallocated' as application_name,
        'unallocated' as group_id,
        'Unallocated' as group_name,
        false as is_mapped
)
select * from applications
union all
select * from unallocated
