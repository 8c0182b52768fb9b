-- Asks for a run: the run, its job and the line of who asked are written together or not at all. The same person and
-- request key get the same run. A relaunch without inputs takes those of the run that it repeats.
create or replace function ops.request_run(
    batch text, command text, inputs jsonb, who text, relaunch_of uuid default null, request_key text default null
) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    again ops.batch_run;
    known ops.batch_run;
    given jsonb := inputs;
    new_id uuid;
begin
    if coalesce(trim(who), '') = '' then
        raise exception using errcode = 'RB400', message = 'A run is asked for by somebody: "who" is empty.';
    end if;
    if not exists (select from ops.batch as registered where registered.batch = request_run.batch) then
        raise exception using errcode = 'RB404', message = format('There is no batch "%s" in this database.', batch);
    end if;
    if relaunch_of is not null then
        select * into again from ops.batch_run as run
        where run.run_id = request_run.relaunch_of and run.batch = request_run.batch;
        if not found then
            raise exception using errcode = 'RB404', message = format('There is no run %s of %s.', relaunch_of, batch);
        end if;
        if again.status in ('queued', 'running') then
            raise exception using errcode = 'RB409',
                message = format('Run %s is still %s: wait for its end, or cancel it, then relaunch it.', relaunch_of, again.status);
        end if;
        given := coalesce(given, again.inputs);
    end if;
    given := ops.check_inputs(batch, command, given);

    insert into ops.batch_run as run (batch, command, trigger, requested_by, request_key, status, inputs, relaunch_of)
    values (batch, command, 'manual', who, request_key, 'queued', given, relaunch_of)
    on conflict do nothing returning run.run_id into new_id;
    if new_id is null then
        select * into known from ops.batch_run as run
        where run.batch = request_run.batch and run.trigger = 'manual'
            and run.requested_by = who and run.request_key = request_run.request_key;
        if (known.command, known.inputs, known.relaunch_of) is distinct from (command, given, relaunch_of) then
            raise exception using errcode = 'RB409',
                message = format('The key "%s" was used for another request (run %s): use a new key.', request_key, known.run_id);
        end if;
        return known.run_id;
    end if;

    perform ops.enqueue_run(batch, new_id);
    insert into ops.admin_action (who, action, batch, run_id, detail)
    values (
        who,
        case when relaunch_of is not null then 'run.relaunch' when command = 'replay' then 'rejected.replay' else 'run.request' end,
        batch,
        new_id,
        jsonb_strip_nulls(jsonb_build_object('command', command, 'inputs', given, 'relaunchOf', relaunch_of))
    );
    return new_id;
end $$;

-- Wakes a worker of the batch. Were it missed, the worker's own look around would find the run all the same.
create or replace function ops.enqueue_run(batch text, run_id uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
    select from graphile_worker.add_job(
        'batch:' || batch, json_build_object('runId', run_id), job_key => run_id::text, max_attempts => 10
    )
$$;

-- Asks for a schedule's run of one time: once, whoever's clock strikes first. Null when it is paused, was asked for, or its last run still waits.
create or replace function ops.request_scheduled_run(batch text, name text, at timestamptz) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    planned ops.batch_schedule;
    new_id uuid;
begin
    select * into planned from ops.batch_schedule as schedule
    where schedule.batch = request_scheduled_run.batch and schedule.name = request_scheduled_run.name for update;
    if not found or planned.paused then
        return null;
    end if;
    -- One that still waits for its turn does what this one would: an hourly run that takes three hours leaves no queue behind.
    if exists (
        select from ops.batch_run as run
        where run.batch = request_scheduled_run.batch and run.schedule = name and run.status = 'queued'
    ) then
        return null;
    end if;
    insert into ops.batch_run as run (batch, command, trigger, schedule, request_key, status, inputs)
    values (batch, planned.command, 'schedule', name, name || ' ' || extract(epoch from at), 'queued', planned.inputs)
    on conflict do nothing returning run.run_id into new_id;
    if new_id is null then
        return null;
    end if;
    update ops.batch_schedule as schedule set last_run_id = new_id
    where schedule.batch = request_scheduled_run.batch and schedule.name = request_scheduled_run.name;
    perform ops.enqueue_run(batch, new_id);
    return new_id;
end $$;
