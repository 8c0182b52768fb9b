-- Rules form no cycle: what one rule shares out is never what another shares into.
select pool_id as id from seed_pool
intersect
select application_id as id from int_allocation_ratio
