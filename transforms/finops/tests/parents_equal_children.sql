-- A domain is the sum of its families, a family of its products, a product of its applications: the small view that
-- answers for domains and the tree that answers below them agree with the fact, for every month, currency and cost kind.
with facts as (
    select
        costs.charge_month, costs.billing_currency, products.domain_id,
        sum(costs.billed_cost) as billed_cost, sum(costs.effective_cost) as effective_cost,
        sum(costs.contracted_cost) as contracted_cost, sum(costs.list_cost) as list_cost
    from fct_cost as costs
    join dim_product as products using (product_id)
    group by costs.charge_month, costs.billing_currency, products.domain_id
),
tree as (
    select
        charge_month, billing_currency, domain_id,
        sum(billed_cost) as billed_cost, sum(effective_cost) as effective_cost,
        sum(contracted_cost) as contracted_cost, sum(list_cost) as list_cost
    from mv_cost_tree
    group by charge_month, billing_currency, domain_id
),
months as (
    select
        charge_month, billing_currency, domain_id,
        sum(billed_cost) as billed_cost, sum(effective_cost) as effective_cost,
        sum(contracted_cost) as contracted_cost, sum(list_cost) as list_cost
    from mv_cost_by_month
    group by charge_month, billing_currency, domain_id
)
select charge_month, billing_currency, domain_id
from facts
full join tree using (charge_month, billing_currency, domain_id)
full join months using (charge_month, billing_currency, domain_id)
where
    (facts.billed_cost, facts.effective_cost, facts.contracted_cost, facts.list_cost)
    is distinct from (tree.billed_cost, tree.effective_cost, tree.contracted_cost, tree.list_cost)
    or (facts.billed_cost, facts.effective_cost, facts.contracted_cost, facts.list_cost)
    is distinct from (months.billed_cost, months.effective_cost, months.contracted_cost, months.list_cost)
