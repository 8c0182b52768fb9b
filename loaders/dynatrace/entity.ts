import { bigint, defineLoader, jsonb, text } from '@rosetta/loaders-engine';

const fields = new Set(
  `displayName entityId firstSeenTms fromRelationships icon lastSeenTms managementZones properties tags toRelationships
  type`.split(/\s+/),
);

/** Copies Dynatrace's entities into staging: those of the newest complete pull of their type, and no others. */
export const dynatraceEntity = defineLoader({
  name: 'dynatrace.entity',
  from: { collection: 'dynatrace_entity' },
  into: { table: 'staging.dynatrace_entity', mode: 'replace' },
  columns: {
    entity_id: text('payload.entityId').required(),
    asked_type: text('each.type').required(),
    type: text('payload.type').required(),
    display_name: text('payload.displayName'),
    tags: jsonb('payload.tags'),
    properties: jsonb('payload.properties'),
    first_seen_ms: bigint('payload.firstSeenTms'),
    last_seen_ms: bigint('payload.lastSeenTms'),
  },
  expects: (field) => fields.has(field),
  rejectAtMost: { share: 0.01, rows: 10 },
});
