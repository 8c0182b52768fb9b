-- Months whose staged rows changed for the last time when they were closed, unless somebody reprocesses them.
create table if not exists ops.closed_month (
    batch text not null references ops.batch,
    month text not null check (month ~ '^[1-9][0-9]{3}-(0[1-9]|1[0-2])$'),
    closed_at timestamptz not null default clock_timestamp(),
    -- Parts of which another delivery came since; their rows wait beside the staged ones.
    late_parts text[] not null default '{}',
    reprocessed_at timestamptz,
    primary key (batch, month)
);
