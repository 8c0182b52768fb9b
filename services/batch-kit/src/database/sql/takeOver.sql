-- Whoever holds the batch's lock calls this: what still says "running" has no worker any more. It is marked lost and asked
-- for again with the same inputs; load and build go on from where it stopped. Returns the runs that take over.
create or replace function ops.take_over(batch text, message text, except_run uuid default null) returns setof uuid
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    dead ops.batch_run;
    generations int;
    new_id uuid;
begin
    for dead in
        select * from ops.batch_run as run
        where run.batch = take_over.batch and run.status = 'running' and run.run_id is distinct from except_run
        order by run.started_at for update
    loop
        with recursive chain as (
            select run.takes_over from ops.batch_run as run where run.run_id = dead.run_id
            union all
            select run.takes_over from ops.batch_run as run join chain on run.run_id = chain.takes_over
        )
        select count(*) into generations from chain;
        update ops.batch_step as step
        set status = case step.status when 'running' then 'failed' else 'skipped' end,
            finished_at = case step.status when 'running' then clock_timestamp() end,
            message = case step.status when 'running' then take_over.message end
        where step.run_id = dead.run_id and step.status in ('running', 'pending');
        update ops.batch_run as run
        set finished_at = clock_timestamp(),
            status = case when dead.cancel_requested_at is not null then 'cancelled' when generations > 5 then 'failed' else 'lost' end,
            message = case
                when dead.cancel_requested_at is not null then 'Cancelled by ' || dead.cancel_requested_by || '; its worker had stopped.'
                when generations > 5 then take_over.message || ' That was so ' || generations
                    || ' times in a row: it is not taken over again. Read its log, then relaunch it.'
                else take_over.message end
        where run.run_id = dead.run_id;
        continue when dead.cancel_requested_at is not null or generations > 5;
        insert into ops.batch_run as run
            (batch, command, trigger, schedule, requested_by, status, inputs, relaunch_of, takes_over)
        values
            (dead.batch, dead.command, dead.trigger, dead.schedule, dead.requested_by, 'queued', dead.inputs, dead.relaunch_of, dead.run_id)
        returning run.run_id into new_id;
        perform ops.enqueue_run(dead.batch, new_id);
        return next new_id;
    end loop;
end $$;
