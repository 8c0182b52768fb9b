-- int_cost_line_pivot: the pivot that decides who consumes a line: of those valid in its charge month, the best ranked.
with lines as (
    select line_id, charge_month, resource_id, sub_account_id, tags from int_cost_line
),
pivots as (
    select * from int_application_pivot
),
tag_keys as (
    select tag_key from seed_pivot_precedence where system = 'tag'
),
identifiers as (
    select line_id, charge_month, 'resource' as system, resource_id as external_id
    from lines
    where resource_id is not null
    union all
    select line_id, charge_month, 'sub_account' as system, sub_account_id as external_id
    from lines
    where sub_account_id is not null
    union all
    select
        lines.line_id,
        lines.charge_month,
        'tag' as system,
        tag_keys.tag_key || '=' || (lines.tags ->> tag_keys.tag_key) as external_id
    from lines
    cross join tag_keys
    where lines.tags ->> tag_keys.tag_key is not null
),
best as (
    select distinct on (identifiers.line_id)
        identifiers.line_id,
        pivots.system as pivot_system,
        pivots.application_id,
        pivots.pool_id
    from identifiers
    join pivots
        on pivots.system = identifiers.system
        and pivots.external_id = identifiers.external_id
        and identifiers.charge_month >= pivots.valid_from_month
        and identifiers.charge_month < pivots.valid_to_month
    order by identifiers.line_id, pivots.rank
)
select * from best
