-- One identifier stands for one application or pool at a time: two claims in the same month are a conflict.
select earlier.system, earlier.external_id, later.valid_from_month
from int_application_pivot as earlier
join int_application_pivot as later
    on later.system = earlier.system
    and later.external_id = earlier.external_id
    and (later.valid_from_month, coalesce(later.application_id, ''), coalesce(later.pool_id, ''))
    > (earlier.valid_from_month, coalesce(earlier.application_id, ''), coalesce(earlier.pool_id, ''))
    and later.valid_from_month < earlier.valid_to_month
