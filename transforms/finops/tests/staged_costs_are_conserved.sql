-- For every charge month, currency and cost kind: the cost lines of the FOCUS bills sum to the staged rows.
with staged as (
    select
        date_trunc('month', charge_period_start at time zone 'UTC')::date as charge_month,
        billing_currency,
        sum(billed_cost) as billed_cost,
        sum(effective_cost) as effective_cost,
        sum(contracted_cost) as contracted_cost,
        sum(list_cost) as list_cost
    from staging.focus_cost
    group by date_trunc('month', charge_period_start at time zone 'UTC')::date, billing_currency
),
lines as (
    select
        charge_month, billing_currency,
        sum(billed_cost) as billed_cost,
        sum(effective_cost) as effective_cost,
        sum(contracted_cost) as contracted_cost,
        sum(list_cost) as list_cost
    from int_cost_line
    where source = 'focus'
    group by charge_month, billing_currency
)
select charge_month, billing_currency
from staged
full join lines using (charge_month, billing_currency)
where
    (staged.billed_cost, staged.effective_cost, staged.contracted_cost, staged.list_cost)
    is distinct from (lines.billed_cost, lines.effective_cost, lines.contracted_cost, lines.list_cost)
