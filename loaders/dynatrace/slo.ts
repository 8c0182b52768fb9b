import { boolean, defineLoader, numeric, text } from '@rosetta/loaders-engine';

const fields = new Set(
  `Warning burnRateMetricName denominatorValue description enabled error errorBudget errorBudgetBurnRate
  errorBudgetMetricName evaluatedPercentage evaluationType filter hasAccess id metricDenominator metricExpression
  metricName metricNumerator metricRate name normalizedErrorBudgetMetricName numeratorValue problemFilters
  relatedOpenProblems relatedTotalProblems status target targetSuccess targetWarning timeWindow timeframe
  useRateMetric warning`.split(/\s+/),
);

/** Copies Dynatrace's objectives, evaluated, into staging: those of the newest complete pull and no others. */
export const dynatraceSlo = defineLoader({
  name: 'dynatrace.slo',
  from: { collection: 'dynatrace_slo' },
  into: { table: 'staging.dynatrace_slo', mode: 'replace' },
  columns: {
    slo_id: text('payload.id').required(),
    name: text('payload.name').required(),
    enabled: boolean('payload.enabled'),
    status: text('payload.status').oneOf('FAILURE', 'WARNING', 'SUCCESS'),
    error: text('payload.error'), // anything but NONE: the figures below say nothing
    target: numeric('payload.target').required(),
    warning: numeric('payload.warning', 'payload.Warning'),
    evaluated_percentage: numeric('payload.evaluatedPercentage'), // -1 when it was not evaluated
    error_budget: numeric('payload.errorBudget'),
    evaluation_type: text('payload.evaluationType'),
    timeframe: text('payload.timeframe', 'payload.timeWindow'),
    filter: text('payload.filter'),
  },
  document: 'payload',
  expects: (field) => fields.has(field),
  rejectAtMost: { share: 0.01, rows: 10 },
});
