import { bigint, defineLoader, text, timestamptz } from '@rosetta/loaders-engine';

const fields = new Set(
  `before_sha committed_at coverage created_at detailed_status duration finished_at id iid name project_id
  queued_duration ref sha source started_at status tag updated_at user web_url yaml_errors`.split(/\s+/),
);

/** Copies GitLab's pipelines into staging: one row per pipeline, as it last was. */
export const gitlabPipeline = defineLoader({
  name: 'gitlab.pipeline',
  from: { collection: 'gitlab_pipeline', overlap: { hours: 1 } },
  into: { table: 'staging.gitlab_pipeline', mode: 'merge', key: ['pipeline_id'] },
  columns: {
    pipeline_id: bigint('payload.id').required(),
    project: text('each.project').required(),
    iid: bigint('payload.iid'),
    status: text('payload.status').required(),
    source: text('payload.source'),
    ref: text('payload.ref').required(),
    sha: text('payload.sha').required(),
    created_at: timestamptz('payload.created_at').required(),
    updated_at: timestamptz('payload.updated_at'), // null until the pipeline is first updated
  },
  document: 'payload',
  expects: (field) => fields.has(field),
  rejectAtMost: { share: 0.01, rows: 10 },
});
