import { defineLoader, jsonb, text, timestamptz } from '@rosetta/loaders-engine';

const fields = new Set(['metadata', 'spec', 'status', 'operation']);

/** Copies Argo CD's applications into staging: those of the newest complete pull and no others. Sync is not health: both are kept. */
export const argocdApplication = defineLoader({
  name: 'argocd.application',
  from: { collection: 'argocd_application' },
  into: { table: 'staging.argocd_application', mode: 'replace' },
  columns: {
    application_uid: text('payload.metadata.uid').required(),
    name: text('payload.metadata.name').required(),
    namespace: text('payload.metadata.namespace').required(),
    project: text('payload.spec.project').required(),
    source: jsonb('payload.spec.source'), // one source, or several in the next column
    sources: jsonb('payload.spec.sources'),
    destination_server: text('payload.spec.destination.server', 'payload.spec.destination.name'),
    destination_namespace: text('payload.spec.destination.namespace'),
    sync_status: text('payload.status.sync.status').oneOf('Synced', 'OutOfSync', 'Unknown'),
    revision: text('payload.status.sync.revision'),
    health_status: text('payload.status.health.status').oneOf(
      ...(['Healthy', 'Progressing', 'Degraded', 'Suspended', 'Missing', 'Unknown'] as const),
    ),
    images: jsonb('payload.status.summary.images'),
    created_at: timestamptz('payload.metadata.creationTimestamp').required(),
    reconciled_at: timestamptz('payload.status.reconciledAt'),
  },
  expects: (field) => fields.has(field),
  rejectAtMost: { share: 0.01, rows: 10 },
});
