-- The ratios of a pool and month sum to 1, and the shares of each of its four costs sum to that cost.
select charge_month, billing_currency, pool_id, sum(ratio) as ratio
from fct_allocation
group by charge_month, billing_currency, pool_id
having
    sum(ratio) <> 1
    or sum(billed_cost) <> max(pool_billed_cost)
    or sum(effective_cost) <> max(pool_effective_cost)
    or sum(contracted_cost) <> max(pool_contracted_cost)
    or sum(list_cost) <> max(pool_list_cost)
