import { bigint, boolean, defineLoader, ordered, text, timestamptz } from '@rosetta/loaders-engine';

const fields = new Set(
  `allow_collaboration allow_maintainer_to_push approvals_before_merge assignee assignees author
  blocking_discussions_resolved closed_at closed_by created_at description detailed_merge_status
  discussion_locked downvotes draft first_deployed_to_production_at force_remove_source_branch
  has_conflicts id iid imported imported_from labels merge_after merge_commit_sha merge_status merge_user
  merge_when_pipeline_succeeds merged_at merged_by milestone prepared_at project_id reference references
  reviewers sha should_remove_source_branch source_branch source_project_id squash squash_commit_sha state
  target_branch target_project_id task_completion_status time_stats title updated_at upvotes
  user_notes_count web_url work_in_progress`.split(/\s+/),
);

/** Copies GitLab's merge requests into staging: one row per merge request, as it last was. */
export const gitlabMergeRequest = defineLoader({
  name: 'gitlab.merge_request',
  from: { collection: 'gitlab_merge_request', overlap: { hours: 1 } },
  into: { table: 'staging.gitlab_merge_request', mode: 'merge', key: ['merge_request_id'] },
  columns: {
    merge_request_id: bigint('payload.id').required(),
    project: text('each.project').required(),
    iid: bigint('payload.iid').required(),
    title: text('payload.title'),
    state: text('payload.state').oneOf('opened', 'closed', 'locked', 'merged').required(),
    is_draft: boolean('payload.draft', 'payload.work_in_progress'),
    source_branch: text('payload.source_branch').required(),
    target_branch: text('payload.target_branch').required(),
    sha: text('payload.sha'),
    merge_commit_sha: text('payload.merge_commit_sha'), // null when it was merged by fast-forward or squashed
    squash_commit_sha: text('payload.squash_commit_sha'),
    created_at: timestamptz('payload.created_at').required(),
    merged_at: timestamptz('payload.merged_at'),
    closed_at: timestamptz('payload.closed_at'),
    updated_at: timestamptz('payload.updated_at').required(),
  },
  document: 'payload',
  expects: (field) => fields.has(field),
  checks: [ordered('created_at', 'merged_at')],
  rejectAtMost: { share: 0.01, rows: 10 },
});
