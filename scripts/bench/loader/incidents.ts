import {
  bigint,
  boolean,
  defineLoader,
  integer,
  jsonb,
  numeric,
  smallint,
  text,
  timestamptz,
} from '@rosetta/loaders-engine';

/** The loader of the documents that `documents.ts` makes: typed columns, the document itself, the newest of a key. */
export const incidents = defineLoader({
  name: 'desk.incident',
  from: { collection: 'incident', overlap: { hours: 0 } },
  into: { table: 'staging.incident', mode: 'merge', key: ['sys_id'] },
  columns: {
    sys_id: text('payload.sys_id').required(),
    number: text('payload.number').required(),
    short_description: text('payload.short_description'),
    opened_at: timestamptz('payload.opened_at').required(),
    closed_at: timestamptz('payload.closed_at'),
    priority: smallint('payload.priority'),
    reopened: boolean('payload.reopened'),
    elapsed_ms: bigint('payload.elapsed_ms'),
    cost: numeric('payload.cost'),
    assigned_group: text('payload.assigned.group'),
    assigned_user: integer('payload.assigned.user.id'),
    tags: jsonb('payload.tags'),
  },
  document: 'payload',
  expects: () => true,
});
