-- Pauses a schedule or lets it go on; one that is so already stays as it is, and nothing is recorded.
create or replace function ops.set_schedule_paused(batch text, name text, paused boolean, who text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    planned ops.batch_schedule;
begin
    if coalesce(trim(who), '') = '' or paused is null then
        raise exception using errcode = 'RB400', message = 'A schedule is paused or resumed by somebody: "who" or "paused" is empty.';
    end if;
    select * into planned from ops.batch_schedule as schedule
    where schedule.batch = set_schedule_paused.batch and schedule.name = set_schedule_paused.name for update;
    if not found then
        raise exception using errcode = 'RB404', message = format('%s has no schedule "%s".', batch, name);
    end if;
    if planned.paused = paused then
        return;
    end if;
    update ops.batch_schedule as schedule
    set paused = set_schedule_paused.paused,
        paused_by = case when set_schedule_paused.paused then who end,
        paused_at = case when set_schedule_paused.paused then clock_timestamp() end
    where schedule.batch = set_schedule_paused.batch and schedule.name = set_schedule_paused.name;
    insert into ops.admin_action (who, action, batch, detail)
    values (who, case when paused then 'schedule.pause' else 'schedule.resume' end, batch, jsonb_build_object('schedule', name));
end $$;
