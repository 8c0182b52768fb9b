import { defineLoader, jsonb, text, timestamptz } from '@rosetta/loaders-engine';

const fields = new Set(
  `author_email author_name authored_date committed_date committer_email committer_name created_at
  extended_trailers id last_pipeline message parent_ids project_id short_id stats status title trailers
  web_url`.split(/\s+/),
);

/** Copies GitLab's commits into staging: one row per project and commit; a commit never changes. */
export const gitlabCommit = defineLoader({
  name: 'gitlab.commit',
  from: { collection: 'gitlab_commit', overlap: { hours: 1 } },
  into: { table: 'staging.gitlab_commit', mode: 'merge', key: ['project', 'sha'] },
  columns: {
    sha: text('payload.id')
      .matching(/^[0-9a-f]{40,64}$/, 'the hash of a commit')
      .required(),
    project: text('each.project').required(),
    title: text('payload.title'),
    parent_shas: jsonb('payload.parent_ids').required(),
    authored_at: timestamptz('payload.authored_date').required(),
    committed_at: timestamptz('payload.committed_date').required(),
    created_at: timestamptz('payload.created_at').required(),
  },
  expects: (field) => fields.has(field),
  rejectAtMost: { share: 0.01, rows: 10 },
});
