import { bigint, defineLoader, jsonb, ordered, text, timestamptz } from '@rosetta/loaders-engine';

const fields = new Set(['metadata', 'spec', 'status']);

/** Copies Argo CD's deployments into staging: one row per application and deployment, kept when Argo CD has forgotten it. */
export const argocdHistory = defineLoader({
  name: 'argocd.history',
  from: { collection: 'argocd_history', overlap: { hours: 1 } },
  into: { table: 'staging.argocd_history', mode: 'merge', key: ['application_uid', 'history_id'] },
  columns: {
    application_uid: text('payload.metadata.uid').required(),
    history_id: bigint('payload.status.history.id').required(),
    application_name: text('payload.metadata.name').required(),
    namespace: text('payload.metadata.namespace').required(),
    project: text('payload.spec.project'),
    destination_server: text('payload.spec.destination.server', 'payload.spec.destination.name'),
    destination_namespace: text('payload.spec.destination.namespace'),
    revision: text('payload.status.history.revision'), // one source; `revisions` when there are several
    revisions: jsonb('payload.status.history.revisions'),
    source: jsonb('payload.status.history.source'),
    sources: jsonb('payload.status.history.sources'),
    initiated_by: text('payload.status.history.initiatedBy.username'),
    started_at: timestamptz('payload.status.history.deployStartedAt'),
    deployed_at: timestamptz('payload.status.history.deployedAt').required(),
  },
  expects: (field) => fields.has(field),
  checks: [ordered('started_at', 'deployed_at')],
  rejectAtMost: { share: 0.01, rows: 10 },
});
