-- Every incident and every change is one row of its fact: no pivot drops or doubles one.
with counts as (
    select
        (select count(*) from staging.servicenow_incident) as incidents,
        (select count(*) from fct_incident) as incident_facts,
        (select count(*) from staging.servicenow_change_request) as changes,
        (select count(*) from fct_change) as change_facts
)
select * from counts where incidents <> incident_facts or changes <> change_facts
