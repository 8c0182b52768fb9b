-- int_cost_line_pivot: the pivot that decides who consumes a line: of those valid in its charge month, the best ranked.
with lines as (
    select line_id, charge_month, resource_id, sub_account_id, tags from int_cost_line
),
pivots as (
    select * from int_application_pivot
),
identifiers as (
    select
        lines.line_id,
        lines.charge_month,
        precedence.system,
        case precedence.system
            when 'resource' then lines.resource_id
            when 'sub_account' then lines.sub_account_id
            when 'tag' then precedence.tag_key || '=' || (lines.tags ->> precedence.tag_key)
        end as external_id
    from lines
    cross join seed_pivot_precedence as precedence
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
