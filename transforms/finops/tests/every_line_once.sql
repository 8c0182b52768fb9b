-- Every staged row is one cost line, and every cost line is one row of the fact.
with counts as (
    select
        (select count(*) from staging.focus_cost) as staged,
        (select count(*) from int_cost_line where source = 'focus') as lines,
        (select count(*) from int_cost_line) as all_lines,
        (select count(*) from fct_cost_line) as facts
)
select * from counts where staged <> lines or all_lines <> facts
