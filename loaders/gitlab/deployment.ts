import { bigint, defineLoader, text, timestamptz } from '@rosetta/loaders-engine';

const fields = new Set(
  'approvals created_at deployable environment id iid pending_approval_count project ref sha status updated_at user'.split(
    ' ',
  ),
);

/** Copies GitLab's deployments into staging: one row per deployment, as it last was. */
export const gitlabDeployment = defineLoader({
  name: 'gitlab.deployment',
  from: { collection: 'gitlab_deployment', overlap: { hours: 1 } },
  into: { table: 'staging.gitlab_deployment', mode: 'merge', key: ['deployment_id'] },
  columns: {
    deployment_id: bigint('payload.id').required(),
    project: text('each.project').required(),
    iid: bigint('payload.iid').required(),
    status: text('payload.status').required(), // success, failed, ...; GitLab adds to them
    environment: text('payload.environment.name').required(),
    environment_tier: text('payload.environment.tier'),
    ref: text('payload.ref').required(),
    sha: text('payload.sha').required(),
    pipeline_id: bigint('payload.deployable.pipeline.id'),
    created_at: timestamptz('payload.created_at').required(),
    started_at: timestamptz('payload.deployable.started_at'),
    finished_at: timestamptz('payload.deployable.finished_at'),
    updated_at: timestamptz('payload.updated_at').required(),
  },
  document: 'payload',
  expects: (field) => fields.has(field),
  rejectAtMost: { share: 0.01, rows: 10 },
});
