-- mv_cost_by_month: what the KPIs and the trend read: a small table of months by domain and group.
select
    charge_month,
    billing_currency,
    domain_id,
    domain_name,
    group_id,
    charge_category,
    share_kind,
    sum(billed_cost)::numeric(38, 17) as billed_cost,
    sum(effective_cost)::numeric(38, 17) as effective_cost,
    sum(contracted_cost)::numeric(38, 17) as contracted_cost,
    sum(list_cost)::numeric(38, 17) as list_cost
from mv_cost_tree
group by charge_month, billing_currency, domain_id, domain_name, group_id, charge_category, share_kind
