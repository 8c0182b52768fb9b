-- What the batches of a mart database did, do and will do. Only this file changes the tables: every statement may be run again.
create schema if not exists ops;

create table if not exists ops.batch (
    batch text primary key check (batch ~ '^[a-z][a-z0-9-]*$'),
    -- What a replay may name; a worker writes its own loaders here when it starts.
    loaders text[] not null default '{}'
);

create table if not exists ops.batch_run (
    run_id uuid primary key default gen_random_uuid(),
    batch text not null references ops.batch,
    command text not null check (command in ('run', 'reprocess', 'replay')),
    trigger text not null check (trigger in ('schedule', 'manual', 'command_line')),
    schedule text,
    requested_by text,
    requested_at timestamptz not null default clock_timestamp(),
    request_key text,
    status text not null check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'lost')),
    inputs jsonb not null default '{}',
    relaunch_of uuid,
    takes_over uuid,
    started_at timestamptz,
    finished_at timestamptz,
    heartbeat_at timestamptz,
    worker text,
    cancel_requested_by text,
    cancel_requested_at timestamptz,
    message text,
    publication_id bigint,
    difference jsonb
);
create index if not exists batch_run_requested_at_idx on ops.batch_run (batch, requested_at desc, run_id);
create index if not exists batch_run_open_idx on ops.batch_run (batch, status) where status in ('queued', 'running', 'lost');
-- One run per request key of a person, and per time of a schedule, however many ask at once.
create unique index if not exists batch_run_request_key_idx on ops.batch_run (batch, trigger, requested_by, request_key)
    nulls not distinct where request_key is not null;
create unique index if not exists batch_run_takes_over_idx on ops.batch_run (takes_over) where takes_over is not null;

create table if not exists ops.batch_step (
    run_id uuid not null references ops.batch_run on delete cascade,
    position int not null,
    name text not null,
    status text not null check (status in ('pending', 'running', 'succeeded', 'failed', 'skipped', 'cancelled')),
    started_at timestamptz,
    finished_at timestamptz,
    rows_read bigint,
    rows_written bigint,
    rows_rejected bigint,
    bytes bigint,
    message text,
    primary key (run_id, position)
);

create table if not exists ops.run_log (
    run_id uuid not null references ops.batch_run on delete cascade,
    line bigint not null,
    logged_at timestamptz not null,
    level text not null check (level in ('debug', 'info', 'warn', 'error')),
    step text,
    message text not null,
    fields jsonb,
    primary key (run_id, line)
);

create table if not exists ops.batch_schedule (
    batch text not null references ops.batch,
    name text not null,
    cron text not null,
    time_zone text not null,
    command text not null,
    inputs jsonb not null default '{}',
    paused boolean not null default false,
    paused_by text,
    paused_at timestamptz,
    next_at timestamptz,
    last_run_id uuid,
    primary key (batch, name)
);

create table if not exists ops.admin_action (
    action_id bigint generated always as identity primary key,
    acted_at timestamptz not null default clock_timestamp(),
    who text not null,
    action text not null,
    batch text not null,
    run_id uuid,
    detail jsonb not null default '{}'
);
create index if not exists admin_action_acted_at_idx on ops.admin_action (acted_at desc, action_id desc);
