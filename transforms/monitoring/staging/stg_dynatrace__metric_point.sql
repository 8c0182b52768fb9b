-- stg_dynatrace__metric_point: one row per series and point; windows overlap, the newest pull has the last word.
with source as (
    select * from staging.dynatrace_metric
),
points as (
    select
        source.selector,
        source.metric_id,
        source.dimensions,
        source._landed_at as pulled_at,
        to_timestamp((source.timestamps ->> n.at)::bigint / 1000.0) as measured_at,
        (source.values ->> n.at)::numeric as value
    from source
    cross join lateral generate_series(0, jsonb_array_length(source.timestamps) - 1) as n (at)
),
newest as (
    select distinct on (selector, metric_id, dimensions, measured_at) *
    from points
    order by selector, metric_id, dimensions, measured_at, pulled_at desc
)
select selector, metric_id, dimensions, value, measured_at, pulled_at from newest
