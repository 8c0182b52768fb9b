-- dim_product: the cost catalogue: domain > family > product, and one product for what no rule classifies.
with products as (
    select product_id, product_name, family_id, family_name, domain_id, domain_name from seed_product
),
unclassified as (
    select
        'unclassified' as product_id,
        'Unclassified' as product_name,
        'unclassified' as family_id,
        'Unclassified' as family_name,
        'unclassified' as domain_id,
        'Unclassified' as domain_name
)
select * from products
union all
select * from unclassified
