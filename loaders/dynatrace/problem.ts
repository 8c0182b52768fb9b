import { bigint, defineLoader, jsonb, text, timestamptz } from '@rosetta/loaders-engine';

const fields = new Set(
  `affectedEntities displayId endTime entityTags evidenceDetails impactAnalysis impactLevel impactedEntities
  k8s.cluster.name k8s.cluster.uid k8s.namespace.name linkedProblemInfo managementZones problemFilters problemId
  recentComments rootCauseEntity severityLevel startTime status title`.split(/\s+/),
);

/** Copies Dynatrace's problems into staging: one row per problem, as it last was. */
export const dynatraceProblem = defineLoader({
  name: 'dynatrace.problem',
  from: { collection: 'dynatrace_problem', overlap: { hours: 1 } },
  into: { table: 'staging.dynatrace_problem', mode: 'merge', key: ['problem_id'] },
  columns: {
    problem_id: text('payload.problemId').required(),
    display_id: text('payload.displayId').required(),
    title: text('payload.title'),
    status: text('payload.status').oneOf('OPEN', 'CLOSED').required(),
    severity_level: text('payload.severityLevel').required(),
    impact_level: text('payload.impactLevel').required(),
    root_cause_entity_id: text('payload.rootCauseEntity.entityId.id'),
    affected_entities: jsonb('payload.affectedEntities'),
    impacted_entities: jsonb('payload.impactedEntities'),
    started_at: timestamptz('payload.startTime').format('epoch_ms').required(),
    end_time: bigint('payload.endTime').required(), // milliseconds since 1970, -1 while the problem is open
  },
  document: 'payload',
  expects: (field) => fields.has(field),
  rejectAtMost: { share: 0.01, rows: 10 },
});
