-- A pivot whose system, or whose tag key, is not in seed_pivot_precedence would never be looked at.
select system, external_id from seed_application_pivot
except
select system, external_id from int_application_pivot
union all
(
    select system, external_id from seed_pool_pivot
    except
    select system, external_id from int_application_pivot
)
