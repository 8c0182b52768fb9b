-- Every deployment that ended is one row of the fact: no pivot drops or doubles one.
with counts as (
    select
        (select count(*) from int_deployment) as ended,
        (select count(*) from fct_deployment) as facts
)
select * from counts where ended <> facts
