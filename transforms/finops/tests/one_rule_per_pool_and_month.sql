-- A pool has one rule at a time: two would share it twice.
select earlier.pool_id, earlier.rule_id, later.rule_id as other_rule_id
from seed_allocation_rule as earlier
join seed_allocation_rule as later
    on later.pool_id = earlier.pool_id
    and (later.valid_from_month, later.rule_id) > (earlier.valid_from_month, earlier.rule_id)
    and later.valid_from_month < coalesce(earlier.valid_to_month, 'infinity'::date)
