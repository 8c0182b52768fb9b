-- The coefficients that a fixed rule lists sum to 1; the other methods list none.
select rules.rule_id, rules.method, sum(consumers.coefficient) as coefficients
from seed_allocation_rule as rules
left join seed_allocation_consumer as consumers using (rule_id)
group by rules.rule_id, rules.method
having
    (rules.method = 'fixed' and coalesce(sum(consumers.coefficient), 0) <> 1)
    or (rules.method <> 'fixed' and count(consumers.coefficient) > 0)
