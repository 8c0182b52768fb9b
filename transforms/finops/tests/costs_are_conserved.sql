-- For every charge month, currency and cost kind, and for the number of lines: what is charged to applications is what was billed, to the last decimal.
with billed as (
    select
        charge_month, billing_currency,
        sum(billed_cost) as billed_cost,
        sum(effective_cost) as effective_cost,
        coalesce(sum(contracted_cost), 0) as contracted_cost,
        sum(list_cost) as list_cost,
        count(*) as line_count
    from int_cost_line
    group by charge_month, billing_currency
),
charged as (
    select
        charge_month, billing_currency,
        sum(billed_cost) as billed_cost,
        sum(effective_cost) as effective_cost,
        sum(contracted_cost) as contracted_cost,
        sum(list_cost) as list_cost,
        sum(line_count) as line_count
    from fct_cost
    group by charge_month, billing_currency
)
select billed.*, charged.billed_cost as charged_billed_cost, charged.effective_cost as charged_effective_cost,
    charged.contracted_cost as charged_contracted_cost, charged.list_cost as charged_list_cost,
    charged.line_count as charged_line_count
from billed
full join charged using (charge_month, billing_currency)
where
    billed.line_count is distinct from charged.line_count
    or (billed.billed_cost, billed.effective_cost, billed.contracted_cost, billed.list_cost)
    is distinct from (charged.billed_cost, charged.effective_cost, charged.contracted_cost, charged.list_cost)
