-- A family stands in one domain and an id has one name, else a figure would appear under two parents.
select 'family' as level, family_id as id
from dim_product
group by family_id
having count(distinct (domain_id, family_name)) > 1
union all
select 'domain' as level, domain_id as id
from dim_product
group by domain_id
having count(distinct domain_name) > 1
union all
select 'group' as level, group_id as id
from dim_application
group by group_id
having count(distinct group_name) > 1
