-- Cancels what has not begun, and asks the worker to stop what has; returns the status that the run has now.
create or replace function ops.cancel_run(run_id uuid, who text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    found_run ops.batch_run;
    new_status text;
begin
    if coalesce(trim(who), '') = '' then
        raise exception using errcode = 'RB400', message = 'A run is cancelled by somebody: "who" is empty.';
    end if;
    select * into found_run from ops.batch_run as run where run.run_id = cancel_run.run_id for update;
    if not found then
        raise exception using errcode = 'RB404', message = format('There is no run %s.', run_id);
    end if;
    if found_run.status not in ('queued', 'running') then
        raise exception using errcode = 'RB409',
            message = format('Run %s has ended (%s): there is nothing to cancel.', run_id, found_run.status);
    end if;
    new_status := case found_run.status when 'queued' then 'cancelled' else 'running' end;
    if found_run.cancel_requested_at is not null then
        return new_status;
    end if;
    update ops.batch_run as run
    set cancel_requested_by = who, cancel_requested_at = clock_timestamp(), status = new_status,
        finished_at = case new_status when 'cancelled' then clock_timestamp() end,
        message = case new_status when 'cancelled' then 'Cancelled by ' || who || ' before it began.' end
    where run.run_id = cancel_run.run_id;
    if new_status = 'cancelled' then
        perform graphile_worker.remove_job(run_id::text);
    else
        perform pg_notify('rosetta_batch_cancel', run_id::text); -- its worker listens
    end if;
    insert into ops.admin_action (who, action, batch, run_id) values (who, 'run.cancel', found_run.batch, run_id);
    return new_status;
end $$;
