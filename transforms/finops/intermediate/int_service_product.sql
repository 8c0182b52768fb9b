-- int_service_product: the product of each service that was billed. A rule that names the service wins over one that
-- names the category, and that over one that names the provider only; what no rule matches is unclassified.
with services as (
    select distinct provider_name, service_category, service_name from int_cost_line
),
rules as (
    select
        product_id,
        provider_name,
        service_category,
        service_name,
        (service_name is not null)::int * 4
        + (service_category is not null)::int * 2
        + (provider_name is not null)::int as specificity
    from seed_product_rule
),
best as (
    select distinct on (services.provider_name, services.service_category, services.service_name)
        services.provider_name,
        services.service_category,
        services.service_name,
        coalesce(rules.product_id, 'unclassified') as product_id
    from services
    left join rules
        on (rules.provider_name is null or rules.provider_name = services.provider_name)
        and (rules.service_category is null or rules.service_category = services.service_category)
        and (rules.service_name is null or rules.service_name = services.service_name)
    order by
        services.provider_name,
        services.service_category,
        services.service_name,
        rules.specificity desc nulls last
)
select * from best
