-- Whoever shows a run listens to rosetta_run; the payload is the run's id. Heartbeats are no news.
create or replace function ops.tell_run() returns trigger language plpgsql as $$
begin
    perform pg_notify('rosetta_run', new.run_id::text);
    return null;
end $$;

create or replace function ops.tell_lines() returns trigger language plpgsql as $$
begin
    perform pg_notify('rosetta_run', run_id::text) from (select distinct run_id from written) as runs;
    return null;
end $$;

create or replace trigger tell_new_run after insert on ops.batch_run for each row execute function ops.tell_run();
create or replace trigger tell_run after update on ops.batch_run for each row
    when (
        (old.status, old.message, old.started_at, old.cancel_requested_at, old.publication_id, old.difference)
        is distinct from (new.status, new.message, new.started_at, new.cancel_requested_at, new.publication_id, new.difference)
    ) execute function ops.tell_run();
create or replace trigger tell_step after insert or update on ops.batch_step for each row execute function ops.tell_run();
create or replace trigger tell_lines after insert on ops.run_log referencing new table as written
    for each statement execute function ops.tell_lines();
