import { defineLoader, jsonb, text, timestamptz } from '@rosetta/loaders-engine';

const fields = new Set(['metricId', 'data']);

/** Copies Dynatrace's series into staging: one row per series and window that was asked for; windows overlap, the newest says the last word. */
export const dynatraceMetric = defineLoader({
  name: 'dynatrace.metric',
  from: { collection: 'dynatrace_metric', overlap: { hours: 1 } },
  into: {
    table: 'staging.dynatrace_metric',
    mode: 'merge',
    key: ['selector', 'metric_id', 'dimensions', 'starts_at'],
  },
  columns: {
    selector: text('each.selector').required(), // it names aggregation and fold, which are never mixed
    metric_id: text('payload.metricId').required(),
    dimensions: jsonb('payload.data.dimensions').required(),
    dimension_map: jsonb('payload.data.dimensionMap'),
    starts_at: timestamptz('payload.data.timestamps.0').format('epoch_ms').required(),
    timestamps: jsonb('payload.data.timestamps').required(), // the end of each hour, in milliseconds since 1970
    values: jsonb('payload.data.values').required(), // null where there is no data, which is not 0
  },
  expects: (field) => fields.has(field),
  rejectAtMost: { share: 0.01, rows: 10 },
});
