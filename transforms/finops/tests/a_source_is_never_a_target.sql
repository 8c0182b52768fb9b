-- Rules form no cycle: the source of a rule is a pool, a target is an application, and nothing is both.
select pool_id as id from seed_pool
intersect
select application_id as id from seed_application
